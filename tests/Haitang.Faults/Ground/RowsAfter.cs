using Haitang.Projections.Events;
using Haitang.Web.Commands;
using Haitang.Web.Folding;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>The rows of the read models after the fire, row by row against a replay from the first event.</summary>
internal sealed class RowsAfter(FaultCity city)
{
    /// <summary>Seconds for all rows of a table, be it that a million events have left them.</summary>
    private const int MostCopying = 600;

    private NpgsqlDataSource Database => city.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Those that appends write themselves, and those that are folded.</summary>
    public async Task EqualAReplayAsync()
    {
        var rows = new InlineRows(city.Services.GetServices<IStreamDesk>(), city.Services.GetRequiredService<ICaseKeys>());
        await EqualAReplayAsync([rows.Name, .. Folded.Select(fold => fold.Name)], [.. rows.Tables, .. Folded.SelectMany(fold => fold.Tables)]);
    }

    /// <summary>Those that are folded.</summary>
    public Task FoldedEqualAReplayAsync() => EqualAReplayAsync([.. Folded.Select(fold => fold.Name)], [.. Folded.SelectMany(fold => fold.Tables)]);

    private IEnumerable<EventLog.IAsyncFold> Folded => FoldingServices.Folds.Select(fold => fold(city.Services));

    private async Task EqualAReplayAsync(IReadOnlyList<string> models, IReadOnlyList<string> tables)
    {
        Assert.NotEmpty(tables);
        foreach (var table in tables) await RunAsync($"drop table if exists public.{Kept(table)}; create table public.{Kept(table)} as table {table}");
        foreach (var model in models)
            await city.Services.GetRequiredService<ReadModels>().RebuildAsync(model, progress: null, TestContext.Current.CancellationToken);
        foreach (var table in tables) Assert.Null(await DifferenceAsync(table));
    }

    private async Task<string?> DifferenceAsync(string table)
    {
        await using var command = Database.CreateCommand($"""
            select '{table} ' || differ::text from
            ((table public.{Kept(table)} except all table {table}) union all (table {table} except all table public.{Kept(table)})) differ limit 1
            """);
        command.CommandTimeout = MostCopying;
        return (string?)await command.ExecuteScalarAsync();
    }

    private static string Kept(string table) => table.Replace("haitang.", "live_", StringComparison.Ordinal);

    private async Task RunAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = MostCopying;
        await command.ExecuteNonQueryAsync();
    }
}
