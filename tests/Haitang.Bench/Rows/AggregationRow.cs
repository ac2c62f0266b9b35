using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Bench.Rows;

/// <summary>A ticket folded from its events, against reading and deserialising the same rows.</summary>
internal sealed class AggregationRow : IRow
{
    public string Name => "aggregation";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        foreach (var events in new[] { 20, 1000 })
        {
            var ticket = Guid.CreateVersion7();
            for (var version = 0; version < events; version++) await bench.Log.AppendAsync(Progress.On(ticket, Expected.Version(version)));
            yield return await rounds.CompareAsync(
                "live aggregation", $"{events} events", 0.8, new(1, _ => ReadAsync(bench.LogDatabase, ticket, events)), new(1, _ => FoldAsync(bench.Log, ticket, events)));
        }
    }

    private static async Task ReadAsync(NpgsqlDataSource database, Guid ticket, int events)
    {
        await using var command = database.CreateCommand("select type, data from haitang.mt_events where stream_id = $1 order by version");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ticket });
        await using var row = await command.ExecuteReaderAsync();
        var read = 0;
        for (; await row.ReadAsync(); read++) EventCodec.Read(row.GetString(0), row.GetFieldValue<byte[]>(1));
        if (read != events) throw new InvalidOperationException("Not the events that were written.");
    }

    private static async Task FoldAsync(EventStore log, Guid ticket, int events)
    {
        var (state, version) = await log.AggregateStreamAsync(ticket, Ticket.Initial, (t, e) => Ticket.Evolve(t, EventCodec.Read(e)));
        if (version != events || state.Percent != Progress.Command.Percent) throw new InvalidOperationException("Not the ticket that was written.");
    }
}
