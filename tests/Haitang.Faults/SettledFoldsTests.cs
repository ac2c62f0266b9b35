using System.Diagnostics;
using Haitang.EventLog;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Npgsql;

namespace Haitang.Faults;

/// <summary>
/// Appenders with short and long transactions at work while a node folds: events become visible after others with higher positions.
/// Each event is counted once in the rows that the node keeps, and they equal a replay.
/// </summary>
public sealed class SettledFoldsTests(ITestOutputHelper output)
{
    private const int Appenders = 12;
    private static readonly int Events = Form.Times(12_000, 1_000_000);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(Form.Times(1, 10));

    [Fact]
    public async Task a_node_that_folds_while_others_append_skips_no_event_and_counts_none_twice()
    {
        await using var city = await FaultCity.FoundAsync(cases: 1);
        await using var node = city.Node("a");
        var folding = new Folding(city, [node]);
        await folding.RecordAsync();
        await node.StartAsync();
        await using var database = EventStoreDataSource.Create(city.ConnectionString);
        await Appender.PrepareAsync(database);
        var (sample, tickets) = (await Sample.OfAsync(city), new OpenTickets());
        List<Appender> appenders = [.. Enumerable.Range(0, Appenders).Select(n => new Appender(database, sample, tickets, seed: n))];

        var since = Stopwatch.StartNew();
        var working = Task.WhenAll(appenders.Select(a => a.WorkAsync(Events / Appenders)));
        var passedOver = await PassedOverAsync(database, working);
        await working.WaitAsync(Most);
        var (wrote, rolledBack) = (since.Elapsed, appenders.Sum(a => a.RolledBack));
        await new LogAfter(city, new(), node).FollowsAsync(Most);
        output.WriteLine($"{Events} events in {wrote.TotalSeconds:0.0} s, folded after {since.Elapsed.TotalSeconds:0.0} s; {rolledBack} transactions rolled back; "
            + $"who reads up to the highest position misses {passedOver}");

        Assert.True(rolledBack > Appenders, $"only {rolledBack} rolled back");
        Assert.True(passedOver > 0, "The load has no teeth: a reader up to the highest position missed nothing.");
        Assert.Equal(appenders.ToDictionary(a => a.Account, a => (long)a.Reported), await CountedAsync(database, [.. appenders.Select(a => a.Account)]));
        await folding.WasNeverDoneTwiceAsync(turns: 1);
        await new RowsAfter(city).FoldedEqualAReplayAsync();
        Assert.True(await node.IsReadyAsync(), (await node.HealthAsync()).Body.ToString());
        foreach (var appender in appenders) await appender.DisposeAsync();
    }

    /// <summary>How many events a plain reader by position does not see, because they become visible behind it.</summary>
    private static async Task<long> PassedOverAsync(NpgsqlDataSource database, Task working)
    {
        long seen = 0, last = 0;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        for (var ended = false; !ended; await tick.WaitForNextTickAsync())
        {
            ended = working.IsCompleted;
            await using var command = database.CreateCommand("select count(*), coalesce(max(seq_id), $1) from haitang.mt_events where seq_id > $1");
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            (seen, last) = (seen + row.GetInt64(0), row.GetInt64(1));
        }

        await using var all = database.CreateCommand("select count(*) from haitang.mt_events");
        return (long)(await all.ExecuteScalarAsync())! - seen;
    }

    /// <summary>How much progress the node has counted for each account.</summary>
    private static async Task<Dictionary<Guid, long>> CountedAsync(NpgsqlDataSource database, Guid[] accounts)
    {
        await using var command = database.CreateCommand(
            "select account, sum(n)::bigint from haitang.account_days where deed = 'reported' and account = any($1) group by account");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = accounts });
        await using var row = await command.ExecuteReaderAsync();
        var counted = new Dictionary<Guid, long>();
        while (await row.ReadAsync()) counted.Add(row.GetGuid(0), row.GetInt64(1));
        return counted;
    }
}
