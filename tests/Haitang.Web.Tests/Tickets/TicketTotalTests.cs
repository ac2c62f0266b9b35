using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;
using Haitang.Web.Folding;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Tickets;

/// <summary>The total of a list of tickets is that of its filter for who asks, or the answer says that there is none.</summary>
public sealed class TicketTotalTests(TestCity city) : IClassFixture<TestCity>, IAsyncLifetime
{
    private static readonly (Role Role, string Unit)[] Readers =
    [
        (Role.Centre, "CS"), (Role.Auditor, "CS"), (Role.Secretary, "YS"), (Role.Town, "YS"), (Role.Town, "QC"), (Role.Community, "YS-1"),
        (Role.GridLeader, "YS-1-1"), (Role.Department, "CG"),
    ];

    private static readonly string[] Queries =
    [
        "", "open=true", "status=issued", "status=returned", "status=issued&open=true", "status=returned&open=true", "unit=CG", "unit=YS-1-1", "issuer=CS",
        "issuer=YS", "unit=YS-1-1&status=issued",
    ];

    public async ValueTask InitializeAsync()
    {
        var (centre, town, department) = (await city.ActorAsync(Role.Centre, "CS"), await city.ActorAsync(Role.Town, "YS"), await city.ActorAsync(Role.Department, "CG"));
        await IssueAsync(Role.Town, "YS", "YS-1-1");
        await IssueAsync(Role.Town, "YS", "YS-1-2");
        await IssueAsync(Role.Town, "YS", "YS-1");
        await IssueAsync(Role.Centre, "CS", "CG");
        await IssueAsync(Role.Centre, "CS", "CG", confidential: true);
        await IssueAsync(Role.Centre, "CS", "YS-1-1", confidential: true);
        foreach (var confidential in new[] { false, true })
        {
            var back = await IssueAsync(Role.Centre, "CS", "CG", confidential);
            await city.DoneAsync(department, new RequestReturn { Reason = "不属于我局职责" }, back);
            await city.DoneAsync(centre, new ReturnTicket(), back);
        }

        var accepted = await IssueAsync(Role.Town, "YS", "YS-1-1");
        await city.DoneAsync(await city.ActorAsync(Role.GridLeader, "YS-1-1"), new AcceptTicket(), accepted);
    }

    [Fact]
    public async Task a_total_is_what_all_pages_hold_for_every_role_and_filter()
    {
        foreach (var (role, unit) in Readers)
        {
            using var reader = await Staff.AtAsync(city, role, unit);
            await Wait.UntilAsync(async () => State(await reader.GetAsync("tickets")) is "counted");
            foreach (var query in Queries)
            {
                var page = await reader.GetAsync("tickets?limit=200&" + query);
                if (State(page) is not "not-counted")
                    Assert.Equal((role, query, page.GetProperty("tickets").GetArrayLength()), (role, query, page.GetProperty("total").GetInt32()));
                else
                    Assert.True(query.Contains("unit=", StringComparison.Ordinal) || query.Contains("issuer=", StringComparison.Ordinal), $"{role} {query}");
            }
        }
    }

    [Fact]
    public async Task the_total_is_of_all_pages_and_is_the_same_when_counted_anew()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        await Wait.UntilAsync(async () => State(await centre.GetAsync("tickets")) is "counted");
        var all = (await centre.GetAsync("tickets?limit=200")).GetProperty("tickets").GetArrayLength();
        var page = await centre.GetAsync("tickets?limit=1");
        Assert.Equal((1, all), (page.GetProperty("tickets").GetArrayLength(), page.GetProperty("total").GetInt32()));
        await city.Services.GetRequiredService<ReadModels>().RebuildAsync("ticket-counts", progress: null, CancellationToken.None);
        await Wait.UntilAsync(async () => State(await centre.GetAsync("tickets")) is "counted");
        Assert.Equal(all, (await centre.GetAsync("tickets")).GetProperty("total").GetInt32());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string State(JsonElement page) => page.GetProperty("totalState").GetString()!;

    private async Task<Guid> IssueAsync(Role by, string desk, string to, bool confidential = false)
    {
        var actor = await city.ActorAsync(by, desk);
        var appeal = (await city.DoneAsync(actor, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = "路灯坏了",
            Text = "五盏路灯全灭",
            Unit = "YS",
            Subject = Subject.Resident,
            Confidential = confidential,
        })).Stream;
        await city.DoneAsync(actor, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town, Confidential = confidential }, appeal);
        await city.DoneAsync(actor, new DispatchAppeal { Lead = to }, appeal);
        return Assert.Single(await city.Services.GetRequiredService<TicketList>().OfCaseAsync(appeal)).Id;
    }
}
