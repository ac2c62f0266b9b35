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
            ? Sql.ForEach($"""
                insert into haitang.due_items(id, stream, at) select s.id, {stream}, {at} from s
                on conflict (id) do update set at = excluded.at
                """)
            : Sql.ForEach($"delete from haitang.due_items d using s where d.id = s.id");
    }

    /// <summary>What has come due by a moment, earliest first; by the database's clock when none is given.</summary>
    /// <param name="except">Streams to leave aside for now.</param>
    public async Task<IReadOnlyList<DueItem>> ReadAsync(
        int most, DateTimeOffset? by = null, IReadOnlyList<Guid>? except = null, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // The moment as a constant of the statement: a volatile function would keep the index from ending the scan.
        await using var command = Sql.Of($"""
            select id, stream, at from haitang.due_items
            where at <= coalesce({by}, (select clock_timestamp())) and not (id = any({(Guid[])[.. except ?? []]}))
            order by at, id limit {most}
            """).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var due = new List<DueItem>();
        while (await row.ReadAsync(cancel)) due.Add(new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));
        return due;
    }
}

/// <summary>A stream with the moment that has come.</summary>
public sealed record DueItem(Guid Id, string Stream, DateTimeOffset At);
