using Haitang.Web.Folding;
using Npgsql;

namespace Haitang.Web.Tests.City;

/// <summary>The rows that appends and folds have left, held against those that are made anew from the log.</summary>
internal sealed class LiveRows(NpgsqlDataSource database, ReadModels models)
{
    /// <summary>Each read model by itself, then all in one pass: every table has the same rows as before.</summary>
    /// <param name="lost">The live rows are gone before: nothing can be taken from them.</param>
    public async Task EqualThoseMadeAnewAsync(IReadOnlyList<string> tables, bool lost = false)
    {
        foreach (var table in tables) await RunAsync($"create table public.live_{table} as select * from haitang.{table}");
        if (lost) await RunAsync($"truncate {string.Join(", ", tables.Select(table => "haitang." + table))}");
        foreach (var name in models.Names) await models.RebuildAsync(name, progress: null, TestContext.Current.CancellationToken);
        foreach (var table in tables) Assert.Equal((table, 0L), (table, await DifferAsync(table)));
        await models.RebuildAsync(models.Names, progress: null, TestContext.Current.CancellationToken);
        foreach (var table in tables) Assert.Equal((table, 0L), (table, await DifferAsync(table)));
        foreach (var table in tables) await RunAsync($"drop table public.live_{table}");
    }

    private async Task<long> DifferAsync(string table)
    {
        await using var command = database.CreateCommand($"""
            select count(*) from ((table public.live_{table} except table haitang.{table}) union all (table haitang.{table} except table public.live_{table})) differ
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
