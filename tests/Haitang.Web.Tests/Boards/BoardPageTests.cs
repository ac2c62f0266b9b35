using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Boards;
using Haitang.Web.Tests.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Boards;

public sealed class BoardPageTests : CaseScreen, IClassFixture<TestCity>
{
    public BoardPageTests(TestCity city) : base(city) => Services.AddScoped<Haitang.Web.Forms.FormDrafts>();

    [Fact]
    public async Task a_unit_where_nothing_happened_shows_dashes_and_zeros_and_says_that_all_is_well()
    {
        var board = Open<BoardPage>(await City.ActorAsync(Role.Secretary, "QC-1"), "/board?period=last-month");
        Assert.Equal(["0", "0", "0", "0", "—"], board.FindAll(".board-loop .n").Select(n => n.TextContent.Trim()));
        Assert.Contains("按时 —", board.Find(".board-loop .close").TextContent, StringComparison.Ordinal);
        Assert.Contains("没有超期、临期或督办的案件", board.Find(".attention").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("今日", board.Find(".board-loop .collect").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task every_figure_leads_to_the_cases_behind_it()
    {
        var (_, number) = await CollectAsync("看板后面的一件");
        var secretary = await City.ActorAsync(Role.Secretary, "YS");
        var board = Open<BoardPage>(secretary, "/board");
        board.WaitForAssertion(() => Assert.NotEqual("0", board.Find(".board-loop .collect .n").TextContent));
        Assert.All(board.FindAll(".board-loop .n"), n => Assert.StartsWith("board/YS/cases?figure=", n.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));

        var list = Open<FigurePage>(secretary, "/" + board.Find(".board-loop .collect .n a").GetAttribute("href"), ("Code", "YS"));
        list.WaitForAssertion(() => Assert.Contains(list.FindAll("tbody a"), a => a.GetAttribute("href") == "cases/" + number));
        var open = Open<FigurePage>(secretary, "/board/YS/cases?figure=open-dispatch", ("Code", "YS"));
        Assert.Contains(open.FindAll("tbody a"), a => a.GetAttribute("href") == "cases/" + number);
        var finished = Open<FigurePage>(secretary, "/board/YS/cases?figure=finished", ("Code", "YS"));
        Assert.DoesNotContain(number, finished.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_change_shows_on_an_open_board()
    {
        var board = Open<BoardPage>(await City.ActorAsync(Role.Secretary, "YS"), "/board");
        var before = await CollectedAsync();
        await CollectAsync("后来的一件");
        board.WaitForAssertion(() => Assert.Equal(before + 1, long.Parse(board.Find(".board-loop .collect .n").TextContent.Trim(), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task a_board_of_another_area_reads_like_one_that_does_not_exist()
    {
        var secretary = await City.ActorAsync(Role.Secretary, "YS");
        var others = Open<BoardPage>(secretary, "/board/QC", ("Code", "QC"));
        var nobodys = Open<BoardPage>(secretary, "/board/XX", ("Code", "XX"));
        Assert.Equal("没有找到", others.Find("h1 .what").TextContent);
        Assert.Equal(nobodys.Find("section.blank").TextContent, others.Find("section.blank").TextContent);
        var list = Open<FigurePage>(secretary, "/board/QC/cases?figure=collected", ("Code", "QC"));
        Assert.NotNull(list.Find("section.blank"));
    }

    [Fact]
    public async Task a_card_is_given_in_two_clicks_and_a_refusal_is_said()
    {
        var (ticket, number) = await SupervisedAsync("两次督办的一件");
        var secretary = await City.ActorAsync(Role.Secretary, "YS");
        var board = Open<BoardPage>(secretary, "/board");
        string? link = null;
        board.WaitForState(() => (link = Button(board, number)) is not null);
        Navigation.NavigateTo(link!);
        board.WaitForElement(".act-form");
        await board.SubmitAsync(".act-form button");
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll(".act-form .wrong, .act-form .fail")));
        await board.ActAsync(b => b.Find(".act-form textarea").InputAsync(new() { Value = "三天内见现场" }));
        await board.SubmitAsync(".act-form button");
        board.WaitForAssertion(() => Assert.Contains(number, board.Find(".attention .good").TextContent, StringComparison.Ordinal));
        Assert.Equal("red", await TextAsync("select card from haitang.ticket_rows where id = $1", ticket));
        // Nobody can show a stronger one: the button is gone.
        board.WaitForState(() => Button(board, number) is null);
    }

    [Fact]
    public async Task who_may_not_supervise_is_offered_no_button_and_a_big_screen_names_no_titles()
    {
        var (_, number) = await SupervisedAsync("门前积水王小明家");
        var auditor = Open<BoardPage>(await City.ActorAsync(Role.Auditor, "CS"), "/board/YS", ("Code", "YS"));
        Assert.Contains(number, auditor.Find(".attention").TextContent, StringComparison.Ordinal);
        Assert.Empty(auditor.FindAll(".attention a.btn"));
        var wall = Open<BoardPage>(await City.ActorAsync(Role.Secretary, "YS"), "/board?wall=1");
        Assert.Contains(number, wall.Find(".wall .attention").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task news_hold_no_word_that_a_person_wrote()
    {
        await CollectAsync("张三丰的私事");
        await BoardCity.InStepAsync(City);
        var board = Open<BoardPage>(await City.ActorAsync(Role.Secretary, "YS"), "/board");
        Assert.Contains("收到 · 网格走访", board.Find(".happening").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", board.Find(".happening").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task confidential_cases_count_where_there_are_five_and_are_listed_nowhere()
    {
        var (secretary, centre) = (await City.ActorAsync(Role.Secretary, "QC"), await City.ActorAsync(Role.Centre, "CS"));
        for (var i = 1; i <= 4; i++) await CollectAsync($"保密的第 {i} 件", "QC", confidential: true);
        Assert.Equal((0, 4), (await CollectedAsync(secretary), await CollectedAsync(centre)));
        await CollectAsync("保密的第 5 件", "QC", confidential: true);
        Assert.Equal((5, 5), (await CollectedAsync(secretary), await CollectedAsync(centre)));
        var board = Open<BoardPage>(secretary, "/board");
        Assert.Empty(board.FindAll(".attention li, .happening li"));
        var list = Open<FigurePage>(centre, "/board/QC/cases?figure=collected", ("Code", "QC"));
        Assert.Empty(list.FindAll("tbody tr"));
    }

    [Fact]
    public async Task counters_that_have_stopped_say_so()
    {
        await using var stop = City.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "insert into haitang.fold_faults(name, position, event_id, error) values ('boards', 1, gen_random_uuid(), 'as a test says')");
        await stop.ExecuteNonQueryAsync();
        try
        {
            var board = Open<BoardPage>(await City.ActorAsync(Role.Secretary, "YS"), "/board");
            Assert.StartsWith("统计停在", board.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            await City.Services.GetRequiredService<Haitang.EventLog.FoldRunner>().ResumeAsync("boards");
        }
    }

    /// <summary>Where the button at the row of this case leads; null where there is none.</summary>
    private static string? Button(IRenderedComponent<BoardPage> board, string number) =>
        board.FindAll(".attention li").FirstOrDefault(li => li.QuerySelector("small")?.TextContent.EndsWith(number, StringComparison.Ordinal) is true)
            ?.QuerySelector("a.btn")?.GetAttribute("href");

    /// <summary>A case in hand with a yellow card.</summary>
    private async Task<(Guid Ticket, string Number)> SupervisedAsync(string title)
    {
        var (town, (id, number)) = (await City.ActorAsync(Role.Town, "YS"), await CollectAsync(title));
        await City.DoneAsync(town, Classified, id);
        await City.DoneAsync(town, new DispatchAppeal { Lead = "YS-1-1" }, id);
        var ticket = await BoardCity.LeadTicketAsync(City, id);
        await City.DoneAsync(town, new SuperviseTicket { Colour = Card.Yellow, Reason = "盯住" }, ticket);
        await BoardCity.InStepAsync(City);
        return (ticket, number);
    }

    private async Task<long> CollectedAsync(Haitang.Domain.Decisions.Actor? by = null)
    {
        await BoardCity.InStepAsync(City);
        var question = by is null ? new BoardQuestion(await City.ActorAsync(Role.Secretary, "YS"), null, null) : new BoardQuestion(by, "QC", null);
        return (await City.Services.GetRequiredService<BoardLooks>().OfAsync(question))!.Figures.Own[Haitang.Projections.Boards.BoardFigure.Collected];
    }

    private async Task<string?> TextAsync(string query, Guid id)
    {
        await using var command = City.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (string?)await command.ExecuteScalarAsync();
    }
}
