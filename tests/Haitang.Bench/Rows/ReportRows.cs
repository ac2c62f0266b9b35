using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Bench.Rows;

/// <summary>What both sides of the catch-up keep: how many reports each ticket has, and the last figure. One row a ticket of the batch.</summary>
internal sealed class ReportRows
{
    /// <summary>With the arrays ids, counts, percents.</summary>
    public const string Upsert = """
        insert into haitang.reports as r (id, n, percent) select * from unnest($1, $2, $3)
        on conflict (id) do update set n = r.n + excluded.n, percent = excluded.percent
        """;

    private readonly Dictionary<Guid, (long N, int Percent)> _rows = [];

    public Guid[] Ids => [.. _rows.Keys];

    public long[] Counts => [.. _rows.Values.Select(r => r.N)];

    public int[] Percents => [.. _rows.Values.Select(r => r.Percent)];

    public Sql Write() => Sql.Of($"""
        insert into haitang.reports as r (id, n, percent) select * from unnest({Ids}, {Counts}, {Percents})
        on conflict (id) do update set n = r.n + excluded.n, percent = excluded.percent
        """);

    public void Take(Guid ticket, string type, byte[] data)
    {
        if (EventCodec.Read(type, data) is TicketProgressReported reported) _rows[ticket] = (_rows.GetValueOrDefault(ticket).N + 1, reported.Percent ?? 0);
    }
}
