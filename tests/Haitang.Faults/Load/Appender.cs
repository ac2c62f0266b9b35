using System.Text;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Faults.Load;

/// <summary>
/// Appends to the log itself, over connections of its own: a few events or many, at one stream or at two. Some transactions stay
/// open for a while after their positions are drawn, and some of those roll back then.
/// </summary>
internal sealed class Appender(NpgsqlDataSource database, Sample sample, OpenTickets tickets, int seed) : IAsyncDisposable
{
    public const int MostInOne = 31;
    private readonly EventStore _store = new(database);
    private readonly Random _random = new(seed);
    private readonly byte[] _progress = EventCodec.Write(new TicketProgressReported(sample.Text, 50, Public: false, []), key: null);

    /// <summary>Its progress is counted under this account.</summary>
    public Guid Account { get; } = Guid.CreateVersion7();

    /// <summary>How many events of its tickets' progress were committed.</summary>
    public int Reported { get; private set; }

    public int RolledBack { get; private set; }

    /// <summary>Makes the table that transactions linger in.</summary>
    public static async Task PrepareAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("create table public.naps(slept text not null)");
        await command.ExecuteNonQueryAsync();
    }

    public async Task WorkAsync(int events)
    {
        while (Reported < events)
        {
            try
            {
                Reported += await AppendAsync(_random.Next(1, Math.Min(MostInOne, events - Reported) + 1));
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.NotNullViolation)
            {
                RolledBack++;
            }
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task<int> AppendAsync(int progress)
    {
        if (tickets.IsFew || _random.Next(20) == 0) await BeginAsync(progress);
        else if (progress == 1 || _random.Next(4) > 0) await _store.AppendAsync(Append(tickets.Any(_random), "ticket", Expected.Any, Progress(progress)));
        else await AppendAtTwoAsync(tickets.Any(_random), tickets.Any(_random), progress);
        return progress;
    }

    private async Task BeginAsync(int progress)
    {
        var (@case, ticket) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _store.AppendAsync(Append(@case, "appeal", Expected.New, [new(Guid.CreateVersion7(), "appeal_collected", sample.Collected)]));
        await _store.AppendAsync(Append(
            ticket, "ticket", Expected.New, [new(Guid.CreateVersion7(), "ticket_issued", sample.IssuedFor(@case)), .. Progress(progress)]));
        tickets.Add(ticket);
    }

    private ValueTask<AppendResult> AppendAtTwoAsync(Guid one, Guid other, int progress) => one == other
        ? _store.AppendAsync(Append(one, "ticket", Expected.Any, Progress(progress)))
        : _store.AppendAsync([Append(one, "ticket", Expected.Any, Progress(1)), Append(other, "ticket", Expected.Any, Progress(progress - 1))]);

    private NewEvent[] Progress(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new NewEvent(Guid.CreateVersion7(), "ticket_progress_reported", _progress))];

    private StreamAppend Append(Guid stream, string type, Expected expected, NewEvent[] events) => new()
    {
        StreamId = stream,
        StreamType = type,
        Expected = expected,
        Events = events,
        Envelope = new(DateTimeOffset.UtcNow, null, null, Encoding.UTF8.GetBytes($$"""{"actor":"{{Account}}","org":"{{sample.Unit}}","role":"grid-leader"}"""), null),
        Rows = Naps(),
    };

    private RowWrite[] Naps()
    {
        var nap = _random.Next(30) switch
        {
            0 => _random.NextDouble() * 0.5,
            < 9 => _random.NextDouble() * 0.05,
            _ => 0,
        };
        return _random.Next(20) == 0 ? [RowWrite.Of($"insert into public.naps select case when pg_sleep({nap})::text = '?' then '' end from s")]
            : nap > 0 ? [RowWrite.Of($"insert into public.naps select pg_sleep({nap})::text from s")]
            : [];
    }
}
