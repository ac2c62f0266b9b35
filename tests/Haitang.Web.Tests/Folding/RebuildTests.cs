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

public sealed class RebuildTests(SeededDemo demo) : IClassFixture<SeededDemo>
{
    private static readonly string[] Tables =
    [
        "stream_states", "case_rows", "directory_rows", "account_rows", "case_counts", "finer_case_counts", "counted_cases",
    ];

    private readonly DemoHost _host = demo.Host;

    [Fact]
    public async Task rows_made_anew_equal_the_live_ones_even_when_those_are_lost()
    {
        await CaughtUpAsync();
        foreach (var table in Tables) await RunAsync($"create table public.live_{table} as select * from haitang.{table}");
        await RunAsync($"truncate {string.Join(", ", Tables.Select(table => "haitang." + table))}");

        var models = _host.Services.GetRequiredService<ReadModels>();
        foreach (var name in models.Names) await models.RebuildAsync(name, progress: null, CancellationToken.None);
        foreach (var table in Tables)
        {
            Assert.NotEmpty(await _host.ReadAsync($"select from public.live_{table}"));
            Assert.Empty(await _host.ReadAsync($"""
                (table public.live_{table} except table haitang.{table}) union all (table haitang.{table} except table public.live_{table})
                """));
        }

        // And the host, which ran on all the time, works with them.
        var answer = await _host.Services.GetRequiredService<CommandDesk>().SendAsync(new SentCommand(
            Guid.CreateVersion7(), Actor.System, new AddChannel { City = "CS", Code = "new", Name = "新渠道", NameEn = "New channel" }));
        Assert.IsType<CommandAnswer.Done>(answer);
    }

    [Fact]
    public void every_fold_that_keeps_rows_can_be_rebuilt()
    {
        var folds = _host.Services.GetServices<IAsyncFold>().Where(fold => fold.Tables.Count > 0).Select(fold => fold.Name);
        Assert.Equal(["rows", .. folds], _host.Services.GetRequiredService<ReadModels>().Names);
    }

    private Task CaughtUpAsync() =>
        Wait.UntilAsync(async () => (await _host.Services.GetRequiredService<FoldRunner>().StatusAsync()).All(fold => fold.Lag == 0));

    private async Task RunAsync(string sql)
    {
        await using var command = _host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
