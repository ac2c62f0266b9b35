using Haitang.EventLog;
using Npgsql;

namespace Haitang.Bench.Rows;

/// <summary>The same rows by a fold under its runner.</summary>
internal sealed class ReportsFold(long last) : IAsyncFold
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "reports";

    public IReadOnlyList<string> Tables { get; } = ["haitang.reports"];

    public bool ReadsEnvelope => false;

    public static async Task CatchUpAsync(NpgsqlDataSource database, long first)
    {
        long last;
        await using (var connection = await database.OpenConnectionAsync())
        {
            await BeginAsync(connection, "reports", first);
            await using var highest = new NpgsqlCommand("select max(seq_id) from haitang.mt_events", connection);
            last = (long)(await highest.ExecuteScalarAsync())!;
        }

        var fold = new ReportsFold(last);
        using var runner = new FoldRunner(database, [fold]);
        using var stop = new CancellationTokenSource();
        var running = runner.RunAsync(stop.Token);
        await fold._reached.Task;
        while ((await runner.StatusAsync())[0].Position < last) await Task.Yield();
        await stop.CancelAsync();
        await running;
    }

    public static async Task BeginAsync(NpgsqlConnection connection, string name, long first)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("truncate haitang.reports"));
        batch.BatchCommands.Add(new("""
            insert into haitang.mt_event_progression(name, last_seq_id) values ($1, $2) on conflict (name) do update set last_seq_id = excluded.last_seq_id
            """)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = name }, new NpgsqlParameter<long> { TypedValue = first } } });
        await batch.ExecuteNonQueryAsync();
    }

    public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var rows = new ReportRows();
        foreach (var happened in events) rows.Take(happened.StreamId, happened.Type, happened.Data);
        into.Add(rows.Write());
        if (events[^1].Position >= last) _reached.TrySetResult();
        return Task.CompletedTask;
    }
}
