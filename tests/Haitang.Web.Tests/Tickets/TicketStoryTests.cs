using System.Net;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Tickets;

/// <summary>A case from its collection to its closing over REST, as the people of the city work on it.</summary>
public sealed class TicketStoryTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task a_case_is_dispatched_worked_on_sent_back_verified_answered_called_back_rated_and_closed()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var grid = await Staff.AtAsync(city, Role.GridLeader, "YS-1-1");
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        var appeal = await CollectAsync(town);
        await ClassifyAsync(town, appeal);
        Assert.Equal("green", (await town.GetAsync($"cases/{appeal}")).GetProperty("case").GetProperty("light").GetString());

        var dispatched = await town.PostAsync($"appeals/{appeal}/dispatch", new { lead = "YS-1-1" });
        Assert.Equal(["appeal_dispatched"], dispatched.GetProperty("events").EnumerateArray().Select(e => e.GetString()));
        var ticket = await OnlyTicketAsync(grid, appeal);

        await grid.PostAsync($"tickets/{ticket}/accept", new { });
        await grid.PostAsync($"tickets/{ticket}/contact", new { how = "phone" });
        await grid.PostAsync($"tickets/{ticket}/report-progress", new { text = "已到现场，正在拆除", percent = 40, @public = true });
        await CompleteAsync(grid, ticket);
        // Who worked has no relation that verifies: for him there is no such thing.
        await grid.PostAsync($"tickets/{ticket}/verify", new { }, HttpStatusCode.NotFound);
        await town.PostAsync($"tickets/{ticket}/send-back", new { reason = "还剩两根线" });
        Assert.Equal(2, (await town.GetAsync($"tickets/{ticket}")).GetProperty("run").GetInt32());
        await CompleteAsync(grid, ticket);
        await town.PostAsync($"tickets/{ticket}/verify", new { });
        await StatusAsync(town, appeal, "done");

        await town.PostAsync($"appeals/{appeal}/answer", new { text = "线缆已拆除", outcome = "resolved" });
        await centre.PostAsync($"appeals/{appeal}/record-call-back", new { result = "reached" });
        await centre.PostAsync($"appeals/{appeal}/evaluate", new { resolved = true, satisfaction = "satisfied", via = "call-back" });
        await centre.PostAsync($"appeals/{appeal}/close", new { });
        await StatusAsync(town, appeal, "closed");

        var history = (await town.GetAsync($"cases/{appeal}/history")).GetProperty("events").EnumerateArray().ToList();
        var types = history.Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Contains("ticket_sent_back", types);
        Assert.Contains("appeal_ticket_finished", types);
        Assert.Equal(types.Count, history.Select(e => e.GetProperty("position").GetInt64()).Distinct().Count());
        Assert.DoesNotContain(history, e => e.GetProperty("words").GetString()!.Contains('{', StringComparison.Ordinal));
        Assert.Contains(history, e => e.GetProperty("words").GetString()!.Contains("已到现场", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_department_opens_what_it_works_on_and_nothing_else()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        using var department = await Staff.AtAsync(city, Role.Department, "CG");
        var appeal = await CollectAsync(town);
        await ClassifyAsync(town, appeal);
        await town.PostAsync($"appeals/{appeal}/dispatch", new { lead = "CG" }, HttpStatusCode.BadRequest);
        await town.PostAsync($"appeals/{appeal}/escalate", new { reason = "产权不属街道" });
        Assert.Equal(HttpStatusCode.NotFound, await department.StatusAsync($"cases/{appeal}"));

        await centre.PostAsync($"appeals/{appeal}/dispatch", new { lead = "CG", assisting = new[] { "YS-1" } });
        Assert.Equal(HttpStatusCode.OK, await department.StatusAsync($"cases/{appeal}"));
        var listed = (await department.GetAsync("cases")).GetProperty("cases").EnumerateArray().ToList();
        Assert.Contains(listed, c => c.GetProperty("id").GetGuid() == appeal);
        var mine = (await department.GetAsync("tickets?open=true")).GetProperty("tickets").EnumerateArray().ToList();
        Assert.All(mine, t => Assert.Equal("CG", t.GetProperty("unit").GetProperty("code").GetString()));
        Assert.Contains(mine, t => t.GetProperty("case").GetGuid() == appeal);
    }

    [Fact]
    public async Task a_return_asked_in_time_brings_the_case_back_to_its_desk_and_the_third_one_to_the_centre()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var grid = await Staff.AtAsync(city, Role.GridLeader, "YS-1-1");
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        var appeal = await CollectAsync(town);
        await ClassifyAsync(town, appeal);
        for (var time = 1; time <= 3; time++)
        {
            await town.PostAsync($"appeals/{appeal}/dispatch", new { lead = "YS-1-1" });
            var ticket = await OnlyTicketAsync(grid, appeal);
            await grid.PostAsync($"tickets/{ticket}/request-return", new { reason = "不在本网格", suggestedUnit = "YS-1-2" });
            // The accept clock stands until the ruling.
            Assert.False((await town.GetAsync($"tickets/{ticket}")).TryGetProperty("acceptBy", out _));
            await town.PostAsync($"tickets/{ticket}/return", new { });
            await StatusAsync(town, appeal, "classified");
        }

        var raised = (await centre.GetAsync($"cases/{appeal}")).GetProperty("case");
        Assert.Equal("CS", raised.GetProperty("holder").GetProperty("code").GetString());
        Assert.True(raised.GetProperty("problem").GetBoolean());
    }

    [Fact]
    public async Task merging_withdraws_tickets_and_the_merged_case_is_answered_with_its_main_case()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var grid = await Staff.AtAsync(city, Role.GridLeader, "YS-1-1");
        var (main, second) = (await CollectAsync(town), await CollectAsync(town));
        foreach (var appeal in new[] { main, second })
        {
            await ClassifyAsync(town, appeal);
            await town.PostAsync($"appeals/{appeal}/dispatch", new { lead = "YS-1-1" });
        }

        var (ticket, recalled) = (await OnlyTicketAsync(grid, main), await OnlyTicketAsync(grid, second));
        await town.PostAsync($"appeals/{second}/merge", new { into = main });
        await Wait.UntilAsync(async () => (await town.GetAsync($"tickets/{recalled}")).GetProperty("status").GetString() == "withdrawn");
        await grid.PostAsync($"tickets/{ticket}/accept", new { });
        await CompleteAsync(grid, ticket);
        await town.PostAsync($"tickets/{ticket}/verify", new { });
        await StatusAsync(town, main, "done");
        await town.PostAsync($"appeals/{main}/answer", new { text = "已处理", outcome = "resolved" });
        await StatusAsync(town, second, "answered");
    }

    [Fact]
    public async Task why_a_ticket_is_due_when_it_is_can_be_asked_for_any_moment()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var grid = await Staff.AtAsync(city, Role.GridLeader, "YS-1-1");
        var appeal = await CollectAsync(town);
        await ClassifyAsync(town, appeal);
        await town.PostAsync($"appeals/{appeal}/dispatch", new { lead = "YS-1-1" });
        var ticket = await OnlyTicketAsync(grid, appeal);
        var clocks = (await grid.GetAsync($"tickets/{ticket}/deadlines")).EnumerateArray().ToList();
        Assert.Equal(["accept", "contact", "complete"], clocks.Select(c => c.GetProperty("clock").GetString()));
        Assert.Equal((await grid.GetAsync($"tickets/{ticket}")).GetProperty("dueBy").GetDateTimeOffset(), clocks[2].GetProperty("due").GetDateTimeOffset());
        Assert.Equal(5, clocks[2].GetProperty("limit").GetProperty("amount").GetInt32());
        Assert.Empty((await grid.GetAsync($"tickets/{ticket}/deadlines?at=2020-01-01T00:00:00Z")).EnumerateArray());
    }

    [Fact]
    public async Task a_list_that_is_followed_tells_of_a_change_within_two_seconds()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "QC");
        using var stream = await town.Client.GetStreamAsync("/api/v1/cases/live?status=collected");
        using var lines = new StreamReader(stream);
        Assert.Empty((await NextAsync(lines)).GetProperty("cases").EnumerateArray());
        var appeal = await CollectAsync(town, "QC");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var told = await NextAsync(lines, soon.Token);
        Assert.Equal(appeal, Assert.Single(told.GetProperty("cases").EnumerateArray()).GetProperty("id").GetGuid());
    }

    private static async Task<JsonElement> NextAsync(StreamReader lines, CancellationToken cancel = default)
    {
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonDocument.Parse(line[6..]).RootElement;
        }

        throw new EndOfStreamException("The stream of events ended.");
    }

    private static async Task<Guid> CollectAsync(Staff town, string unit = "YS") =>
        (await town.PostAsync(
            "appeals",
            new { channel = "grid-visit", title = "架空线垂落", text = "电线杆旁的线垂到路面", unit, subject = "resident" },
            HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private static Task<JsonElement> ClassifyAsync(Staff desk, Guid appeal) => desk.PostAsync(
        $"appeals/{appeal}/classify", new { category = "SR-1-1", nature = "help", urgency = "routine", level = "town" });

    private static Task<JsonElement> CompleteAsync(Staff worker, Guid ticket) =>
        worker.PostAsync($"tickets/{ticket}/complete", new { result = "已拆除并固定", outcome = "resolved" });

    private static async Task<Guid> OnlyTicketAsync(Staff worker, Guid appeal) =>
        Assert.Single((await worker.GetAsync($"tickets?case={appeal}&open=true")).GetProperty("tickets").EnumerateArray()).GetProperty("id").GetGuid();

    private static Task StatusAsync(Staff reader, Guid appeal, string status) => Wait.UntilAsync(async () =>
        (await reader.GetAsync($"cases/{appeal}")).GetProperty("case").GetProperty("status").GetString() == status);
}
