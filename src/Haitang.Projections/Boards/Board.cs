using System.Data;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Boards;

/// <summary>Reads a board: counters, open work, what needs attention and what is happening, all of one snapshot and in one round trip.</summary>
public sealed class Board(NpgsqlDataSource database)
{
    public async Task<BoardFigures> ReadAsync(BoardAsk ask, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        var unit = organisation.Unit(ask.Unit) ?? throw new ArgumentException($"No unit {ask.Unit}.", nameof(ask));
        Guid[] below = [.. organisation.Units.Where(u => u.Parent == unit.Id).Select(u => u.Id)];
        Guid[] workers = IsWorker(unit) ? [unit.Id] : [.. organisation.Units.Where(u => u.Parent == unit.Id && IsWorker(u)).Select(u => u.Id)];
        Guid[] all = [unit.Id, .. below];

        await using var connection = await database.OpenConnectionAsync(cancel);
        // One snapshot: figures of one position, and lights beside them that are neither older nor newer.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        Sql[] asked =
        [
            BoardQueries.Progress(), BoardQueries.Counters(ask, all), BoardQueries.Pending(ask, all), BoardQueries.Channels(ask),
            OpenWorkRows.OfWorkers(workers, ask.Now), BoardQueries.Attention(ask, unit), BoardQueries.News(ask),
            .. IsWorker(unit) ? [] : new[] { OpenWorkRows.OfArea(unit, ask.Now) },
        ];
        foreach (var sql in asked) batch.BatchCommands.Add(sql.ToBatchCommand());
        await using var row = await batch.ExecuteReaderAsync(cancel);

        await row.ReadAsync(cancel);
        var (position, head, stopped) = (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(2));
        await row.NextResultAsync(cancel);
        var sums = new BoardSums(ask);
        while (await NextAsync(row, cancel)) sums.AddCounters(row);
        while (await NextAsync(row, cancel)) sums.AddPending(row);
        var channels = new List<ChannelFigure>();
        while (await NextAsync(row, cancel)) channels.Add(new(row.GetGuid(0), ask.Shown(row.GetInt64(1), row.GetInt64(2))));
        while (await NextAsync(row, cancel)) sums.AddOpen(row, row.GetGuid(0));
        var attention = new List<AttentionRow>();
        while (await NextAsync(row, cancel)) attention.Add(ReadAttention(row));
        var news = new List<NewsRow>();
        while (await NextAsync(row, cancel)) news.Add(ReadNews(row));
        if (!IsWorker(unit))
        {
            // Workers' tickets are of cases that are counted where they lie.
            while (await NextAsync(row, cancel)) sums.AddOpen(row, row.IsDBNull(0) || row.GetGuid(0) == unit.Id ? null : row.GetGuid(0), unit.Id);
        }

        return new(
            position, head, stopped, sums.Of(unit.Id), ask.From <= ask.Today && ask.Today < ask.To ? sums.Today : null,
            [.. channels.Where(c => c.Cases > 0).OrderByDescending(c => c.Cases)], below.ToDictionary(u => u, sums.Of), attention, news)
        { Heard = ask.Heard };
    }

    public static bool IsWorker(UnitEntry unit) => unit.Kind is UnitKind.Department or UnitKind.Partner;

    /// <summary>The next row; at the end of a result it moves to the next one and says no.</summary>
    private static async Task<bool> NextAsync(NpgsqlDataReader row, CancellationToken cancel)
    {
        if (await row.ReadAsync(cancel)) return true;
        await row.NextResultAsync(cancel);
        return false;
    }

    private static AttentionRow ReadAttention(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), Id(row, 3), row.GetGuid(4), row.GetGuid(5), Time(row, 6), Time(row, 7),
        EnumNames.ParseOrNull<Card>(row.IsDBNull(8) ? null : row.GetString(8)), row.GetInt32(9), row.GetInt32(10), row.GetBoolean(11), Id(row, 12), Id(row, 13));

    private static NewsRow ReadNews(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), Id(row, 4), row.GetGuid(5), Id(row, 6),
        row.IsDBNull(7) ? null : row.GetString(7));

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
