using System.Diagnostics;
using System.Threading.Channels;
using Haitang.EventLog;
using Haitang.Projections.Live;
using Haitang.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Bench.Signals;

/// <summary>
/// The other process: hears of changes as a node's screens do, and looks the row up. It says when it saw which version of which
/// tickets, and beside that when it heard a bare notification.
/// </summary>
internal static class Hearing
{
    public const string Verb = "hear";
    public const string Ready = "ready";
    public const string PingChannel = "bench_ping";

    /// <summary>Standard input has the database's connection string and the tickets; when it ends, so does this.</summary>
    public static async Task RunAsync()
    {
        var database = EventStoreDataSource.Create((await Console.In.ReadLineAsync())!);
        var tickets = (await Console.In.ReadLineAsync())!.Split(' ').Select(Guid.Parse).ToHashSet();
        var said = Channel.CreateUnbounded<HeardSignal>();
        var feed = new LiveFeed();
        using var gaps = new ChangeGaps(database, NullLogger<ChangeGaps>.Instance);
        using var signals = new ChangeSignals(database, feed, gaps, NullLogger<ChangeSignals>.Instance);
        await using var listener = new ChangeListener(database, feed, signals, TimeProvider.System, NullLogger<ChangeListener>.Instance);
        var changes = Channel.CreateUnbounded<Change>();
        using var news = feed.Subscribe(change =>
        {
            if (change is not null && tickets.Contains(change.Id)) changes.Writer.TryWrite(change);
        });
        await listener.StartAsync(CancellationToken.None);
        await using var pings = await database.OpenConnectionAsync();
        pings.Notification += (_, e) => said.Writer.TryWrite(new(e.Payload, Stopwatch.GetTimestamp()));
        await using (var listen = new NpgsqlCommand("listen " + PingChannel, pings)) await listen.ExecuteNonQueryAsync();
        var work = Task.WhenAll(LookAsync(database, changes.Reader, said.Writer), SayAsync(said.Reader));
        using var stop = new CancellationTokenSource();
        var waiting = WaitAsync(pings, stop.Token);
        await Console.Out.WriteLineAsync(Ready);
        // Work that ends before its time has failed, and says so.
        if (await Task.WhenAny(Console.In.ReadToEndAsync(), work) == work) await work;
        await stop.CancelAsync();
        await waiting;
    }

    private static async Task LookAsync(NpgsqlDataSource database, ChannelReader<Change> changes, ChannelWriter<HeardSignal> said)
    {
        var seen = new Dictionary<Guid, long>();
        await foreach (var change in changes.ReadAllAsync())
        {
            await using var look = database.CreateCommand("select version from haitang.ticket_progress where id = $1");
            look.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = change.Id });
            if ((long)(await look.ExecuteScalarAsync())! < change.Version) continue;
            // Changes that waited together are told as one: then the earlier ones are seen only now.
            var at = Stopwatch.GetTimestamp();
            for (var version = seen.GetValueOrDefault(change.Id, change.Version - 1) + 1; version <= change.Version; version++)
                said.TryWrite(new(HeardSignal.Of(change.Id, version), at));
            seen[change.Id] = Math.Max(change.Version, seen.GetValueOrDefault(change.Id));
        }
    }

    private static async Task SayAsync(ChannelReader<HeardSignal> said)
    {
        await foreach (var heard in said.ReadAllAsync()) await Console.Out.WriteLineAsync(heard.Write());
    }

    private static async Task WaitAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        try
        {
            while (true) await connection.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // The other side has no more to send.
        }
    }
}
