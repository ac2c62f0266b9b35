using System.Net;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Boards;

/// <summary>A small told story, its figures counted by hand, read over REST as the people of the city may.</summary>
public sealed class BoardStoryTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task a_town_and_its_city_count_what_happened_to_five_cases_and_one_elsewhere()
    {
        var (town, grid, centre) = (await city.ActorAsync(Role.Town, "YS"), await city.ActorAsync(Role.GridLeader, "YS-1-1"), await city.ActorAsync(Role.Centre, "CS"));
        // One is worked on, sent back once, verified, answered and rated.
        var first = await CollectAsync(town, "YS-1-1");
        var ticket = await DispatchAsync(first, town, "YS-1-1");
        await city.DoneAsync(grid, new AcceptTicket(), ticket);
        await city.DoneAsync(grid, Completed, ticket);
        await city.DoneAsync(town, new SendBackTicket { Reason = "还剩两根线" }, ticket);
        await city.DoneAsync(grid, Completed, ticket);
        await city.DoneAsync(town, new VerifyTicket(), ticket);
        await AnsweredAsync(first, town);
        await city.DoneAsync(centre, new EvaluateAppeal { Resolved = true, Satisfaction = Satisfaction.Dissatisfied, Via = EvaluationWay.CallBack }, first);
        // He thinks again on the same day: the last one counts.
        await city.DoneAsync(centre, new EvaluateAppeal { Resolved = true, Satisfaction = Satisfaction.Basically, Via = EvaluationWay.CallBack }, first);
        // One is in hand, with a red card; one waits to be accepted; one to be dispatched; one was settled on the spot.
        var second = await DispatchAsync(await CollectAsync(town, "YS-1"), town, "YS-1-1");
        await city.DoneAsync(grid, new AcceptTicket(), second);
        await city.DoneAsync(town, new SuperviseTicket { Colour = Card.Red, Reason = "群众反复反映" }, second);
        await DispatchAsync(await CollectAsync(town, "YS"), town, "YS-1-1");
        await CollectAsync(town, "YS");
        await city.DoneAsync(town, new SettleAppealOnSpot { Result = "已当场说明" }, await CollectAsync(town, "YS"));
        await CollectAsync(await city.ActorAsync(Role.Town, "QC"), "QC");

        using var secretary = await Staff.AtAsync(city, Role.Secretary, "YS");
        var board = await InStepAsync(secretary, "boards/YS");
        var figures = board.GetProperty("figures");
        Assert.Equal(
            (5, 3, 2, 2, 1, 1, 0),
            (Count(figures, "collected"), Count(figures, "dispatched"), Count(figures, "finished"), Count(figures, "completed"), Count(figures, "reworked"),
                Count(figures, "red-card"), Count(figures, "late")));
        // A ticket counts in the period of its assessed moment: the sent-back one is done in time, the two others are due in days and stay out.
        var due = await BoardCity.AssessedDayAsync(city, ticket);
        var month = (await secretary.GetAsync($"boards/YS?period={due:yyyy-MM}")).GetProperty("figures");
        Assert.Equal((1, 1, 1m), (Count(month, "in-time"), month.GetProperty("assessed").GetInt64(), month.GetProperty("onTime").GetDecimal()));
        Assert.Equal((0.8m, 1m, 1m, 0.5m), (
            figures.GetProperty("satisfaction").GetDecimal(), figures.GetProperty("resolveRate").GetDecimal(), figures.GetProperty("ratedShare").GetDecimal(),
            figures.GetProperty("rework").GetDecimal()));
        var open = figures.GetProperty("open");
        Assert.Equal((3, 1, 1, 0), (Long(open, "all"), Long(open, "dispatch"), Long(open, "acceptance"), Long(open, "late")));
        Assert.Equal((1, 0), (Long(open.GetProperty("inHand"), "red"), Long(open.GetProperty("inHand"), "green")));
        Assert.Equal(5, board.GetProperty("collectedToday").GetInt64());
        Assert.Equal("YS-1", Assert.Single(board.GetProperty("units").EnumerateArray()).GetProperty("unit").GetProperty("code").GetString());
        Assert.Equal(second, Assert.Single(board.GetProperty("attention").EnumerateArray()).GetProperty("ticket").GetGuid());
        Assert.Contains(board.GetProperty("news").EnumerateArray(), n => n.GetProperty("type").GetString() == "ticket_supervised");

        using var whole = await Staff.AtAsync(city, Role.Auditor, "CS");
        Assert.Equal(6, Count((await InStepAsync(whole, "boards/CS")).GetProperty("figures"), "collected"));
        var last = (await whole.GetAsync("boards/CS?period=last-month")).GetProperty("figures");
        Assert.Equal(0, Count(last, "collected"));
        Assert.False(last.TryGetProperty("onTime", out _));
    }

    [Fact]
    public async Task a_board_that_is_not_ones_own_is_not_there_and_the_past_is_refused()
    {
        using var secretary = await Staff.AtAsync(city, Role.Secretary, "YS");
        Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync("boards/YS-1"));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync("boards/QC"));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync("boards/CS"));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync("boards/XX"));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync("boards/QC/live"));
        Assert.Equal(HttpStatusCode.BadRequest, await secretary.StatusAsync("boards/YS?period=never"));
        Assert.Equal(HttpStatusCode.BadRequest, await secretary.StatusAsync("boards/YS?at=2026-01-01T00:00:00Z"));
        using var department = await Staff.AtAsync(city, Role.Department, "CG");
        Assert.Equal(HttpStatusCode.NotFound, await department.StatusAsync("boards/CG"));
    }

    private static CompleteTicket Completed => new() { Result = "线缆已拆除", Outcome = Outcome.Resolved };

    private async Task<Guid> CollectAsync(Actor by, string unit) => (await city.DoneAsync(by, new CollectAppeal
    {
        Channel = "grid-visit",
        Title = "楼道外墙有飞线",
        Text = "楼道外墙有飞线，请来看看。",
        Unit = unit,
        Subject = Subject.Resident,
    })).Stream;

    private async Task<Guid> DispatchAsync(Guid appeal, Actor town, string lead)
    {
        await city.DoneAsync(town, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);
        await city.DoneAsync(town, new DispatchAppeal { Lead = lead }, appeal);
        return await BoardCity.LeadTicketAsync(city, appeal);
    }

    /// <summary>Once a reaction has told the appeal that its ticket is done.</summary>
    private Task AnsweredAsync(Guid appeal, Actor town) => Wait.UntilAsync(async () =>
        await city.SendAsync(town, new AnswerAppeal { Text = "线缆已拆除", Outcome = Outcome.Resolved }, appeal) is Haitang.Web.Commands.CommandAnswer.Done);

    private async Task<JsonElement> InStepAsync(Staff reader, string path)
    {
        await BoardCity.InStepAsync(city);
        return await reader.GetAsync(path);
    }

    private static long Count(JsonElement figures, string figure) => figures.GetProperty("counts").GetProperty(figure).GetInt64();

    private static long Long(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
