using Haitang.EventLog;
using Npgsql;

namespace Haitang.Projections.DueItems;

/// <summary>The moments that the clock waits for: one row a stream, its next one.</summary>
public sealed class DueItems(NpgsqlDataSource database)
{
    /// <summary>What an append changes; <c>s</c> names the stream. Nothing while the moment stays.</summary>
    /// <param name="stream">The kind of stream: <c>ticket</c>.</param>
    public static IEnumerable<Sql> Changed(string stream, DateTimeOffset? before, DateTimeOffset? after)
    {
        if (before == after) yield break;
        yield return after is { } at
            ? Sql.Of($"""
                insert into haitang.due_items(id, stream, at) select s.id, {stream}, {at} from s
                on conflict (id) do update set at = excluded.at
                """)
            : Sql.Of($"delete from haitang.due_items d using s where d.id = s.id");
    }

    /// <summary>What has come due by a moment, earliest first; by the database's clock when none is given.</summary>
    public async Task<DueNow> ReadAsync(int most, DateTimeOffset? by = null, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Sql.Of($"""
            select id, stream, at from haitang.due_items where at <= coalesce({by}, clock_timestamp()) order by at, id limit {most}
            """).ToBatchCommand());
        batch.BatchCommands.Add(Sql.Of($"select min(at) - clock_timestamp() from haitang.due_items").ToBatchCommand());
        await using var row = await batch.ExecuteReaderAsync(cancel);
        var due = new List<DueItem>();
        while (await row.ReadAsync(cancel)) due.Add(new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));
        await row.NextResultAsync(cancel);
        await row.ReadAsync(cancel);
        return new(due, await row.IsDBNullAsync(0, cancel) ? null : row.GetFieldValue<TimeSpan>(0));
    }
}

/// <summary>A stream with the moment that has come.</summary>
public sealed record DueItem(Guid Id, string Stream, DateTimeOffset At);

/// <summary>What has come due.</summary>
/// <param name="Next">Until the earliest moment of all, below zero when it has come; null when nothing waits.</param>
public sealed record DueNow(IReadOnlyList<DueItem> Items, TimeSpan? Next);
