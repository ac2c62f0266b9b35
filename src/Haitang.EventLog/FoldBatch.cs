using Npgsql;

namespace Haitang.EventLog;

/// <summary>
/// Where a fold reads and writes its rows: the live tables, or during a rebuild the ones beside them. Statements name tables
/// with their schema.
/// </summary>
public sealed class FoldBatch
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _batch;
    private readonly ShadowNames? _names;
    private readonly Task _before;

    /// <param name="before">What is under way on the connection.</param>
    /// <param name="mayHoldBack">Nobody reads the rows yet.</param>
    internal FoldBatch(NpgsqlConnection connection, ShadowNames? names, Task? before = null, bool mayHoldBack = false) =>
        (_connection, _batch, _names, _before, MayHoldBack) = (connection, connection.CreateBatch(), names, before ?? Task.CompletedTask, mayHoldBack);

    /// <summary>
    /// A rebuild is on its way: a fold may keep rows in memory that later events will change, until a batch comes that does not
    /// allow it. That one may be without events.
    /// </summary>
    public bool MayHoldBack { get; }

    /// <summary>A statement to run when the fold is done.</summary>
    public void Add(Sql write) => Add(write.ToBatchCommand());

    /// <summary>
    /// Writes of rows, as <see cref="RowWrite"/> has them: in each the relation <c>s</c> has one row with its <c>id</c>. Those that
    /// are alike share a statement if they are made of <see cref="Sql.ForEach"/>, and then must not mean the same row twice.
    /// Statements run in the order in which the first of each kind stands here.
    /// </summary>
    public void AddEach(IEnumerable<(Guid Id, Sql Write)> rows)
    {
        foreach (var alike in rows.GroupBy(row => row.Write, Sql.SameText))
        {
            if (alike.Key.IsForEach) Add(RowsTogether.Command([.. alike.Select(row => row.Id)], [.. alike.Select(row => row.Write)]));
            else foreach (var (id, write) in alike) Add(Sql.Of($"with s(id) as (select {id}) {write}"));
        }
    }

    /// <summary>Reads rows as they are before this batch.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(Sql query, Func<NpgsqlDataReader, T> row, CancellationToken ct)
    {
        await _before;
        await using var command = query.ToCommand(_connection);
        if (_names is not null) command.CommandText = _names.In(command.CommandText);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(row(reader));
        return rows;
    }

    internal async Task WriteAsync(CancellationToken ct)
    {
        await using (_batch)
        {
            await _before;
            if (_batch.BatchCommands.Count > 0) await _batch.ExecuteNonQueryAsync(ct);
        }
    }

    private void Add(NpgsqlBatchCommand command)
    {
        if (_names is not null) command.CommandText = _names.In(command.CommandText);
        _batch.BatchCommands.Add(command);
    }
}
