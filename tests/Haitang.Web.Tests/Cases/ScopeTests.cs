using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

/// <summary>Role × command × scope: own unit, lower unit, sibling unit; and what each role sees.</summary>
public sealed class ScopeTests(TestCity city) : IClassFixture<TestCity>
{
    /// <summary>Where a case stands, seen from the post YS, YS-1, YS-1-1 or the city.</summary>
    private static readonly string[] Queues = ["CS", "YS", "YS-1", "YS-1-1", "YS-1-2", "QC-1-1"];

    private static readonly Dictionary<string, ICommand<Appeal>> Commands = new()
    {
        ["classify"] = new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town },
        ["escalate"] = new EscalateAppeal { Reason = "要登高车" },
        ["settle"] = new SettleAppealOnSpot { Result = "已清走" },
    };

    /// <summary>done: allowed; lost: not yours is not there; never: the role has no such verb. In the order of <see cref="Queues"/>.</summary>
    public static TheoryData<Role, string, string, string> Table => new()
    {
        { Role.GridLeader, "YS-1-1", "classify", "never never never never never never" },
        { Role.GridLeader, "YS-1-1", "escalate", "lost lost lost done lost lost" },
        { Role.GridLeader, "YS-1-1", "settle", "lost lost lost done lost lost" },
        { Role.Community, "YS-1", "classify", "lost lost done lost lost lost" },
        { Role.Community, "YS-1", "escalate", "lost lost done lost lost lost" },
        { Role.Community, "YS-1", "settle", "lost lost done lost lost lost" },
        { Role.Town, "YS", "classify", "lost done done done done lost" },
        { Role.Town, "YS", "escalate", "lost done lost lost lost lost" },
        { Role.Town, "YS", "settle", "lost done lost lost lost lost" },
        { Role.Centre, "CS", "classify", "done done done done done done" },
        { Role.Centre, "CS", "escalate", "never never never never never never" },
        { Role.Centre, "CS", "settle", "done lost lost lost lost lost" },
        { Role.Secretary, "YS", "classify", "never never never never never never" },
        { Role.Auditor, "CS", "settle", "never never never never never never" },
        { Role.Department, "CG", "settle", "never never never never never never" },
        { Role.Admin, "CS", "classify", "never never never never never never" },
        { Role.Hotline, "CS", "classify", "never never never never never never" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task a_post_acts_where_the_table_says(Role role, string unit, string command, string expected)
    {
        var actor = await city.ActorAsync(role, unit);
        var answers = new List<string>();
        foreach (var queue in Queues)
        {
            answers.Add(NameOf(await city.SendAsync(actor, Commands[command], await StandingAtAsync(queue))));
        }

        Assert.Equal(expected, string.Join(' ', answers));
    }

    /// <summary>For which places a post collects, in the order of <see cref="Queues"/>.</summary>
    [Theory]
    [InlineData(Role.GridLeader, "YS-1-1", "lost lost lost done lost lost")]
    [InlineData(Role.RedAgent, "CG", "done done done done done done")]
    [InlineData(Role.RedAgent, "YS-1", "done done done done done done")]
    [InlineData(Role.Community, "YS-1", "lost lost done done done lost")]
    [InlineData(Role.Town, "YS", "lost done done done done lost")]
    [InlineData(Role.Centre, "CS", "done done done done done done")]
    [InlineData(Role.Kiosk, "YS", "lost done done done done lost")]
    [InlineData(Role.Hotline, "CS", "done done done done done done")]
    [InlineData(Role.Department, "CG", "never never never never never never")]
    [InlineData(Role.Secretary, "YS", "never never never never never never")]
    [InlineData(Role.Auditor, "CS", "never never never never never never")]
    [InlineData(Role.Admin, "CS", "never never never never never never")]
    public async Task a_post_collects_for_the_places_that_the_table_says(Role role, string unit, string expected)
    {
        var actor = await city.ActorAsync(role, unit);
        var answers = new List<string>();
        foreach (var place in Queues) answers.Add(NameOf(await city.SendAsync(actor, Appeal(place))));
        Assert.Equal(expected, string.Join(' ', answers));
    }

    [Fact]
    public async Task a_red_agent_reads_what_he_collected_anywhere_and_nothing_else()
    {
        await city.ActorAsync(Role.RedAgent, "CG");
        using var agent = await Browser.SignedInAsync(city, TestCity.UserName(Role.RedAgent, "CG"));
        agent.Client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await agent.ScriptTokenAsync());
        var body = new { channel = "grid-visit", title = "厂门口积水", text = "雨后积水", unit = "QC-1-1", subject = "enterprise" };
        var answer = await agent.Client.PostAsJsonAsync("/api/v1/appeals", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var one = await agent.Client.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.Equal("QC", one.GetProperty("case").GetProperty("holder").GetProperty("code").GetString());
        var others = await CollectedInAsync("QC-1-1");
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Client.GetAsync($"/api/v1/cases/{others.Stream}")).StatusCode);
    }

    [Theory]
    [InlineData(Role.GridLeader, "YS-1-1", "YS-1-1")]
    [InlineData(Role.Community, "YS-1", "YS-1 YS-1-1 YS-1-2")]
    [InlineData(Role.Town, "YS", "YS YS-1 YS-1-1 YS-1-2")]
    [InlineData(Role.Secretary, "YS", "YS YS-1 YS-1-1 YS-1-2")]
    [InlineData(Role.Centre, "CS", "CS YS YS-1 YS-1-1 YS-1-2 QC-1-1")]
    [InlineData(Role.Auditor, "CS", "CS YS YS-1 YS-1-1 YS-1-2 QC-1-1")]
    [InlineData(Role.Department, "CG", "")]
    [InlineData(Role.Admin, "CS", "")]
    public async Task a_post_sees_its_own_area_and_counts_no_more(Role role, string unit, string areas)
    {
        var numbers = new Dictionary<string, CommandAnswer.Done>();
        foreach (var area in Queues) numbers[area] = await CollectedInAsync(area);
        var scope = Scope.Of(await city.ActorAsync(role, unit));
        var organisation = await city.OrganisationAsync();
        var list = city.Services.GetRequiredService<CaseList>();

        var seen = new List<string>();
        foreach (var (area, done) in numbers)
        {
            if (await list.OneAsync(scope, done.Stream, organisation) is not null) seen.Add(area);
        }

        Assert.Equal(areas.Split(' ', StringSplitOptions.RemoveEmptyEntries), seen);
        var rows = await AllAsync(list, scope, organisation);
        Assert.Equal(seen.Count, rows.Count(r => numbers.Values.Any(n => n.Stream == r.Id)));
        await Wait.UntilAsync(async () =>
            (await city.Services.GetRequiredService<CaseCounts>().OfAsync(scope, organisation))?.Values.Sum() is not { } total
            || total == (await AllAsync(list, scope, organisation)).Count);
    }

    [Fact]
    public async Task a_confidential_case_is_nowhere_but_at_the_command_centre()
    {
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-1");
        var done = await city.DoneAsync(leader, Appeal("YS-1-1") with { Confidential = true });
        var list = city.Services.GetRequiredService<CaseList>();
        var organisation = await city.OrganisationAsync();
        foreach (var (role, unit) in new[] { (Role.GridLeader, "YS-1-1"), (Role.Town, "YS"), (Role.Secretary, "YS"), (Role.Auditor, "CS") })
            Assert.Null(await list.OneAsync(Scope.Of(await city.ActorAsync(role, unit)), done.Stream, organisation));
        Assert.NotNull(await list.OneAsync(Scope.Of(await city.ActorAsync(Role.Centre, "CS")), done.Stream, organisation));
    }

    [Fact]
    public async Task not_yours_and_not_there_are_the_same_answer()
    {
        var done = await CollectedInAsync("YS-1-1");
        using var stranger = await city.MachineAsync(Role.Kiosk, "QC");
        var notYours = await stranger.GetAsync($"/api/v1/cases/{done.Stream}");
        var notThere = await stranger.GetAsync($"/api/v1/cases/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, notYours.StatusCode);
        Assert.Equal(await BodyAsync(notThere), await BodyAsync(notYours));
        Assert.Equal(
            await BodyAsync(await stranger.GetAsync($"/api/v1/cases/HT-000000-1/history")),
            await BodyAsync(await stranger.GetAsync($"/api/v1/cases/{done.Read().Number}/history")));

        static async Task<string> BodyAsync(HttpResponseMessage answer)
        {
            var body = (await answer.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!;
            body.Remove("traceId");
            return JsonSerializer.Serialize(body);
        }
    }

    private static string NameOf(CommandAnswer answer) => answer switch
    {
        CommandAnswer.Done => "done",
        CommandAnswer.NotFound => "lost",
        CommandAnswer.Forbidden => "never",
        CommandAnswer.Refused refused => refused.Reasons[0].Code,
        _ => answer.GetType().Name,
    };

    private static CollectAppeal Appeal(string unit) => new()
    {
        Channel = "grid-visit",
        Title = "楼道堆放电动车",
        Text = "3 幢楼道里堆了四辆电动车。",
        Unit = unit,
        Subject = Subject.Resident,
    };

    private static async Task<List<CaseRow>> AllAsync(CaseList list, Scope scope, OrganisationDirectory organisation)
    {
        var rows = new List<CaseRow>();
        CaseCursor? after = null;
        do
        {
            var page = await list.PageAsync(scope, new CaseFilter(After: after, Limit: 7), organisation);
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }

    private async Task<CommandAnswer.Done> CollectedInAsync(string area) =>
        await city.DoneAsync(await city.ActorAsync(Role.Centre, "CS"), Appeal(area));

    /// <summary>A case that stands in this queue: collected by a grid's leader and sent up.</summary>
    private async Task<Guid> StandingAtAsync(string queue)
    {
        if (queue is "CS" or "YS") return (await CollectedInAsync(queue)).Stream;
        var grid = queue is "YS-1" ? "YS-1-1" : queue;
        var leader = await city.ActorAsync(Role.GridLeader, grid);
        var appeal = (await city.DoneAsync(leader, Appeal(grid))).Stream;
        if (queue is "YS-1") await city.DoneAsync(leader, Commands["escalate"], appeal);
        return appeal;
    }
}
