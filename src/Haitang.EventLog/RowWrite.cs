namespace Haitang.EventLog;

/// <summary>
/// A data-modifying statement that runs inside an append's statement, once, and only if the append holds. In it the relation
/// <c>s</c> has one row: <c>id</c> (the stream), <c>first</c> and <c>version</c> (versions of the first and the last new event),
/// <c>at</c> (recorded-at as written). It must select from <c>s</c>, so that a conflict writes nothing. Made of a
/// <see cref="Sql.ForEach"/> it may share its statement with the same write of other streams: then <c>s</c> has several rows.
/// </summary>
/// <remarks>All statements of one append see the database as it was before it: a row written by one is not seen by the next.</remarks>
public sealed class RowWrite
{
    private RowWrite(Sql sql) => Sql = sql;

    internal Sql Sql { get; }

    /// <summary>For example <c>RowWrite.Of($"insert into haitang.case_rows(id, title) select s.id, {title} from s")</c>.</summary>
    public static RowWrite Of(Sql sql) => new(sql);
}
