using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Cases;

/// <summary>A list that asks for a light shows exactly the cases that show it, whatever clock and card they have.</summary>
public sealed class LightFilterTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly int?[] Hours = [null, -1, 1];
    private static readonly Card?[] Cards = [null, Card.Yellow, Card.Red];

    [Fact]
    public async Task the_filter_and_the_light_of_a_row_agree()
    {
        var centre = await city.ActorAsync(Role.Centre, "CS");
        foreach (var (soon, due, card) in from s in Hours from d in Hours from c in Cards select (s, d, c))
            await ShowAsync((await city.DoneAsync(centre, Collect)).Stream, soon, due, card);

        var list = city.Services.GetRequiredService<CaseList>();
        var organisation = await city.OrganisationAsync();
        var all = (await list.PageAsync(Scope.Of(centre), new CaseFilter(Limit: 200), organisation)).Rows;
        Assert.Equal(27, all.Count);
        foreach (var light in Enum.GetValues<Light>())
        {
            var shown = (await list.PageAsync(Scope.Of(centre), new CaseFilter(Light: light, Limit: 200), organisation)).Rows;
            Assert.Equal(all.Where(r => r.LightAt(DateTimeOffset.UtcNow) == light).Select(r => r.Id), shown.Select(r => r.Id));
            Assert.NotEmpty(shown);
        }
    }

    private static Domain.Appeals.CollectAppeal Collect => new()
    {
        Channel = "grid-visit",
        Title = "路灯坏了",
        Text = "五盏路灯全灭",
        Unit = "YS",
        Subject = Domain.Appeals.Subject.Resident,
    };

    private async Task ShowAsync(Guid @case, int? soon, int? due, Card? card)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            update haitang.case_rows set soon_at = now() + make_interval(hours => $2), due_at = now() + make_interval(hours => $3), card = $4 where id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = @case });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)soon ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)due ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)(card is { } c ? EnumNames.Of(c) : null) ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync();
    }
}
