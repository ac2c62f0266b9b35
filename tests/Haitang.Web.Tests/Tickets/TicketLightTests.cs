using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Projections.Events;
using Haitang.Projections.Tickets;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Tickets;

/// <summary>Lists and desks that ask for a light show exactly the tickets that show it.</summary>
public sealed class TicketLightTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly int?[] Hours = [null, -1, 1, 9];
    private static readonly Card?[] Cards = [null, Card.Yellow, Card.Red];

    [Fact]
    public async Task a_ticket_has_a_light_only_while_its_work_goes_on_and_the_filters_say_the_same()
    {
        var (town, grid) = (await city.ActorAsync(Role.Town, "YS"), await city.ActorAsync(Role.GridLeader, "YS-1-1"));
        foreach (var (status, due, card) in from s in Enum.GetValues<TicketStatus>() from d in Hours from c in Cards select (s, d, c))
        {
            var appeal = (await city.DoneAsync(town, Collect)).Stream;
            await city.DoneAsync(town, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);
            await city.DoneAsync(town, new DispatchAppeal { Lead = "YS-1-1" }, appeal);
            await ShowTicketAsync(appeal, status, due, card);
        }

        var (list, desk, organisation) = (city.Services.GetRequiredService<TicketList>(), city.Services.GetRequiredService<DeskList>(), await city.OrganisationAsync());
        var all = (await list.PageAsync(Scope.Of(grid), new TicketFilter(Limit: 200), organisation)).Rows;
        Assert.Equal(Enum.GetValues<TicketStatus>().Length * 12, all.Count);
        foreach (var light in Enum.GetValues<Light>())
        {
            var lit = all.Where(r => r.LightAt(DateTimeOffset.UtcNow) == light).Select(r => r.Id).ToHashSet();
            Assert.NotEmpty(lit);
            Assert.Equal(lit, (await list.PageAsync(Scope.Of(grid), new TicketFilter(Light: light, Limit: 200), organisation)).Rows.Select(r => r.Id).ToHashSet());
            var page = await desk.PageAsync(DeskTab.Tickets, grid, new DeskFilter(Light: light), organisation);
            Assert.Subset(lit, page.Rows.Select(r => r.Id).ToHashSet());
            Assert.Equal(Math.Min(lit.Count, 50), page.Rows.Count);
        }
    }

    private async Task ShowTicketAsync(Guid @case, TicketStatus status, int? due, Card? card)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            update haitang.ticket_rows set status = $2, soon_at = now() + make_interval(hours => $3 - 2), due_by = now() + make_interval(hours => $3), card = $4 where case_id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = @case });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EnumNames.Of(status) });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)due ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)(card is { } c ? EnumNames.Of(c) : null) ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static CollectAppeal Collect => new()
    {
        Channel = "grid-visit",
        Title = "路灯坏了",
        Text = "五盏路灯全灭",
        Unit = "YS",
        Subject = Subject.Resident,
    };
}
