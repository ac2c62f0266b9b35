using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Web.Commands;
using Haitang.Web.Folding;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Folding;

[Collection(WholeCityTests.Name)]
public sealed class RebuildTests(WholeCity demo)
{
    private static readonly string[] Tables =
    [
        "stream_states", "case_rows", "ticket_rows", "ticket_progress", "due_items", "directory_rows", "account_rows", "case_counts", "finer_case_counts",
        "counted_cases", "counted_units", "ticket_counts", "counted_tickets", "counted_ticket_units", "case_words", "practice", "practice_cases", "practice_tickets", "practice_units",
        "news", "news_cases", "news_tickets", "account_days",
        "board_units", "board_cases", "board_tickets", "board_marks", "board_days", "board_channels", "board_news",
    ];

    private readonly DemoHost _host = demo.Host;

    [Fact]
    public async Task rows_made_anew_equal_the_live_ones_even_when_those_are_lost()
    {
        await _host.CatchUpAsync();
        foreach (var table in Tables) Assert.NotEmpty(await _host.ReadAsync($"select from haitang.{table}"));
        await new LiveRows(_host.Services.GetRequiredService<NpgsqlDataSource>(), _host.Services.GetRequiredService<ReadModels>())
            .EqualThoseMadeAnewAsync(Tables, lost: true);

        // And the host, which ran on all the time, works with them: it knows that the code is taken.
        var answer = await _host.Services.GetRequiredService<CommandDesk>().SendAsync(new SentCommand(
            Guid.CreateVersion7(), Actor.System, new AddChannel { City = "CS", Code = "portal", Name = "网上平台", NameEn = "Portal" }));
        Assert.Equal("input.code_taken", Assert.Single(Assert.IsType<CommandAnswer.Refused>(answer).Reasons).Code);
    }

    [Fact]
    public void every_fold_that_keeps_rows_can_be_rebuilt()
    {
        var folds = _host.Services.GetServices<IAsyncFold>().Where(fold => fold.Tables.Count > 0).Select(fold => fold.Name);
        Assert.Equal(["rows", .. folds], _host.Services.GetRequiredService<ReadModels>().Names);
    }
}
