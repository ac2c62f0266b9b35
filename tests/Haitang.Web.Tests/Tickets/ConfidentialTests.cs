using System.Net;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Projections.Desks;
using Haitang.Projections.Phone;
using Haitang.Web.Privacy;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Tickets;

/// <summary>保密: work on a confidential case is seen by the command centre and by who works on it, and by nobody else.</summary>
public sealed class ConfidentialTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly (Role Role, string Unit)[] Strangers =
        [(Role.Secretary, "CS"), (Role.Secretary, "YS"), (Role.Auditor, "CS"), (Role.Town, "YS"), (Role.GridLeader, "YS-1-2")];

    [Fact]
    public async Task tickets_of_a_confidential_case_are_read_by_the_centre_and_who_works_on_them_and_each_reading_is_recorded()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        using var worker = await Staff.AtAsync(city, Role.Community, "YS-1");
        var appeal = await CollectAsync(centre, confidential: true);
        var ticket = await DispatchAsync(centre, appeal, "YS-1");

        foreach (var (role, unit) in Strangers)
        {
            using var stranger = await Staff.AtAsync(city, role, unit);
            Assert.Empty(await SeenAsync(stranger, appeal));
            foreach (var path in new[] { $"tickets/{ticket}", $"tickets/{ticket}/deadlines", $"cases/{appeal}", $"cases/{appeal}/history" })
                Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(path));
            if (role is not Role.Secretary) continue;
            await stranger.PostAsync($"tickets/{ticket}/supervise", new { colour = "red", reason = "请督办" }, HttpStatusCode.NotFound);
        }

        foreach (var reader in new[] { centre, worker })
        {
            Assert.Single(await SeenAsync(reader, appeal));
            Assert.True((await reader.GetAsync($"tickets/{ticket}")).GetProperty("confidential").GetBoolean());
        }

        var readers = (await city.Services.GetRequiredService<ConfidentialReads>().OfAsync(appeal)).Select(r => r.By.Role);
        Assert.Equal([Role.Centre, Role.Community], readers.Order().Distinct().OrderDescending());
        await worker.PostAsync($"tickets/{ticket}/accept", new { });
    }

    [Fact]
    public async Task who_gave_a_confidential_ticket_back_knows_of_the_case_no_more()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        using var department = await Staff.AtAsync(city, Role.Department, "CG");
        var appeal = await CollectAsync(centre, confidential: true);
        var ticket = await DispatchAsync(centre, appeal, "CG");
        await department.PostAsync($"tickets/{ticket}/request-return", new { reason = "不属于本单位职责" });
        Assert.Equal(HttpStatusCode.OK, await department.StatusAsync($"cases/{appeal}"));
        await centre.PostAsync($"tickets/{ticket}/return", new { });
        Assert.Equal(HttpStatusCode.NotFound, await department.StatusAsync($"cases/{appeal}"));
        Assert.Equal(HttpStatusCode.NotFound, await department.StatusAsync($"tickets/{ticket}"));
        Assert.Empty(await SeenAsync(department, appeal));
        Assert.DoesNotContain(appeal, await CasesAsync(department));
    }

    [Fact]
    public async Task a_case_that_becomes_confidential_takes_its_open_tickets_from_the_desk_that_issued_them()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var grid = await Staff.AtAsync(city, Role.GridLeader, "YS-1-1");
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        var appeal = await CollectAsync(town, confidential: false);
        await ClassifyAsync(town, appeal, "help");
        await town.PostAsync($"appeals/{appeal}/dispatch", new { lead = "YS-1-1", assisting = new[] { "YS-1-2" } });
        var tickets = await SeenAsync(town, appeal);
        var lead = tickets.Single(t => t.GetProperty("lead").GetBoolean()).GetProperty("id").GetGuid();
        var assisting = tickets.Single(t => !t.GetProperty("lead").GetBoolean()).GetProperty("id").GetGuid();
        await grid.PostAsync($"tickets/{lead}/request-return", new { reason = "不在本网格" });
        await town.PostAsync($"tickets/{lead}/return", new { });
        await Wait.UntilAsync(async () => (await centre.GetAsync($"cases/{appeal}")).GetProperty("case").GetProperty("status").GetString() == "classified");
        await ClassifyAsync(town, appeal, "report");

        await Wait.UntilAsync(async () => (await centre.GetAsync($"tickets/{assisting}")).GetProperty("issuer").GetProperty("code").GetString() == "CS");
        Assert.Equal(HttpStatusCode.NotFound, await town.StatusAsync($"tickets/{assisting}"));
        Assert.Empty(await SeenAsync(town, appeal));
        await town.PostAsync($"tickets/{assisting}/withdraw", new { reason = "不需要了" }, HttpStatusCode.NotFound);
        await centre.PostAsync($"tickets/{assisting}/withdraw", new { reason = "不需要了" });
    }

    [Fact]
    public async Task who_collected_a_confidential_case_follows_it_no_further()
    {
        using var agent = await Staff.AtAsync(city, Role.RedAgent, "YS-1");
        var (open, confidential) = (await CollectAsync(agent, confidential: false), await CollectAsync(agent, confidential: true));
        Assert.Equal(HttpStatusCode.OK, await agent.StatusAsync($"cases/{open}"));
        Assert.Equal(HttpStatusCode.NotFound, await agent.StatusAsync($"cases/{confidential}"));
    }

    [Fact]
    public async Task who_a_confidential_case_concerns_neither_sees_it_nor_gets_work_on_it()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        using var worker = await Staff.AtAsync(city, Role.Community, "YS-1");
        var appeal = await CollectAsync(centre, confidential: true);
        var ticket = await DispatchAsync(centre, appeal, "YS-1");
        await centre.PostAsync($"appeals/{appeal}/recuse", new { unit = "CG" });
        var (person, concerned) = (await city.ActorAsync(Role.Community, "YS-1"), (await city.ActorAsync(Role.Centre, "CS")).Account);
        await centre.PostAsync($"appeals/{appeal}/recuse", new { account = person.Account });
        Assert.Empty(await SeenAsync(worker, appeal));
        Assert.DoesNotContain(appeal, await CasesAsync(worker));
        await AssertNothingCountedAsync(worker, "tickets");
        var todo = await city.Services.GetRequiredService<WorkList>().PageAsync(person, limit: 50);
        Assert.DoesNotContain(todo.Items, item => item.Id == ticket);
        foreach (var path in new[] { $"tickets/{ticket}", $"cases/{appeal}", $"cases/{appeal}/history" })
            Assert.Equal(HttpStatusCode.NotFound, await worker.StatusAsync(path));
        await worker.PostAsync($"appeals/{appeal}/post-message", new { text = "知道了", @public = false }, HttpStatusCode.NotFound);
        await worker.PostAsync($"tickets/{ticket}/accept", new { }, HttpStatusCode.NotFound);
        await centre.PostAsync($"appeals/{appeal}/lift-recusal", new { account = person.Account });
        Assert.Single(await SeenAsync(worker, appeal));
        await worker.PostAsync($"tickets/{ticket}/accept", new { });

        // The officer who says that it concerns himself is out as well; another one would go on.
        await centre.PostAsync($"appeals/{appeal}/recuse", new { account = concerned });
        Assert.Equal(HttpStatusCode.NotFound, await centre.StatusAsync($"cases/{appeal}"));
        await centre.PostAsync($"tickets/{ticket}/withdraw", new { reason = "不需要了" }, HttpStatusCode.NotFound);
        Assert.DoesNotContain(appeal, await CasesAsync(centre));
        foreach (var list in new[] { "cases", "cases?status=in-hand&unit=YS", "cases?category=SR-1-1&channel=grid-visit", "tickets", $"tickets?unit={await city.UnitAsync("YS-1")}" })
            await AssertNothingCountedAsync(centre, list);
        // His board counts confidential cases no more than anybody else's does.
        using var secretary = await Staff.AtAsync(city, Role.Secretary, "CS");
        Assert.Equal(await OpenOnBoardAsync(secretary), await OpenOnBoardAsync(centre));
        await centre.PostAsync($"appeals/{appeal}/lift-recusal", new { account = concerned }, HttpStatusCode.NotFound);
        var desk = await city.Services.GetRequiredService<DeskList>().PageAsync(
            DeskTab.All, await city.ActorAsync(Role.Centre, "CS"), new DeskFilter(), await city.OrganisationAsync());
        Assert.DoesNotContain(desk.Rows, r => r.Case.Id == appeal);
    }

    /// <summary>The total says no more than the rows do.</summary>
    private static async Task AssertNothingCountedAsync(Staff reader, string list)
    {
        var page = default(JsonElement);
        await Wait.UntilAsync(async () => (page = await reader.GetAsync(list)).GetProperty("totalState").GetString() == "counted");
        Assert.Equal(page.GetProperty(list.StartsWith("cases", StringComparison.Ordinal) ? "cases" : "tickets").GetArrayLength(), page.GetProperty("total").GetInt32());
    }

    private static async Task<long> OpenOnBoardAsync(Staff reader) =>
        (await reader.GetAsync("boards/CS")).GetProperty("figures").GetProperty("open").GetProperty("all").GetInt64();

    private static async Task<Guid> CollectAsync(Staff desk, bool confidential) =>
        (await desk.PostAsync(
            "appeals",
            new { channel = "grid-visit", title = "反映收费", text = "窗口多收费用", unit = "YS", subject = "resident", confidential },
            HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private static Task<JsonElement> ClassifyAsync(Staff desk, Guid appeal, string nature) => desk.PostAsync(
        $"appeals/{appeal}/classify", new { category = "SR-1-1", nature, urgency = "routine", level = "town" });

    private static async Task<Guid> DispatchAsync(Staff centre, Guid appeal, string lead)
    {
        await ClassifyAsync(centre, appeal, "complaint");
        await centre.PostAsync($"appeals/{appeal}/dispatch", new { lead });
        return Assert.Single(await SeenAsync(centre, appeal)).GetProperty("id").GetGuid();
    }

    private static async Task<List<JsonElement>> SeenAsync(Staff reader, Guid appeal) =>
        [.. (await reader.GetAsync($"tickets?case={appeal}")).GetProperty("tickets").EnumerateArray()];

    private static async Task<List<Guid>> CasesAsync(Staff reader) =>
        [.. (await reader.GetAsync("cases")).GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];
}
