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

    internal FoldBatch(NpgsqlConnection connection, ShadowNames? names) =>
        (_connection, _batch, _names) = (connection, connection.CreateBatch(), names);

    /// <summary>A statement to run when the fold is done.</summary>
    public void Add(Sql write)
    {
        var command = write.ToBatchCommand();
        if (_names is not null) command.CommandText = _names.In(command.CommandText);
        _batch.BatchCommands.Add(command);
    }

    /// <summary>Reads rows as they are before this batch.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(Sql query, Func<NpgsqlDataReader, T> row, CancellationToken ct)
    {
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
            if (_batch.BatchCommands.Count > 0) await _batch.ExecuteNonQueryAsync(ct);
        }
    }
}
