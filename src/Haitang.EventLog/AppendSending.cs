using Npgsql;

namespace Haitang.EventLog;

/// <summary>One attempt at writing several requests in one transaction: their statements in the order of the stream ids, so that two lanes never wait for each other in a circle.</summary>
internal sealed class AppendSending
{
    private readonly IReadOnlyList<AppendRequest> _requests;
    private readonly int[] _chosen;
    private readonly Statement[] _statements;

    public AppendSending(IReadOnlyList<AppendRequest> requests, int[] chosen)
    {
        (_requests, _chosen) = (requests, chosen);
        var statements = new List<Statement>(chosen.Length);
        foreach (var request in chosen)
        {
            var appends = requests[request].Appends;
            for (var i = 0; i < appends.Count; i++)
                statements.Add(new(request, i, appends[i].StreamId, AppendCommand.Of(appends[i], required: appends.Count > 1)));
        }

        _statements = [.. statements];
        Array.Sort(_statements, static (one, other) => one.Stream.CompareTo(other.Stream));
    }

    public async Task RunAsync(NpgsqlDataSource database, AppendAnswer[] answers, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await RunAsync(connection, answers, ct);
        }
        catch (PostgresException e)
        {
            Outcome.DropPreparedAfter(e, connection);
            throw;
        }
    }

    /// <summary>Whose command it was; -1 when it is none of these.</summary>
    public int RequestOf(NpgsqlBatchCommand? command)
    {
        var statement = Array.FindIndex(_statements, statement => ReferenceEquals(statement.Command, command));
        return statement < 0 ? -1 : _statements[statement].Request;
    }

    private async Task RunAsync(NpgsqlConnection connection, AppendAnswer[] answers, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in _statements) batch.BatchCommands.Add(statement.Command);

        var written = new Dictionary<(int, int), AppendedStream?>(_statements.Length);
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            foreach (var statement in _statements)
            {
                written.Add((statement.Request, statement.Part), await ReadAsync(reader, statement, ct));
                await reader.NextResultAsync(ct);
            }
        }

        // Only now is it committed.
        foreach (var request in _chosen) answers[request] = new(Result(request, written), null);
    }

    private AppendResult Result(int request, Dictionary<(int, int), AppendedStream?> written)
    {
        var streams = new AppendedStream[_requests[request].Appends.Count];
        for (var part = 0; part < streams.Length; part++)
        {
            if (written[(request, part)] is not { } stream) return AppendResult.Conflict;
            streams[part] = stream;
        }

        return new(streams);
    }

    private async Task<AppendedStream?> ReadAsync(NpgsqlDataReader reader, Statement statement, CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct)) return null;
        var positions = new long[_requests[statement.Request].Appends[statement.Part].Events.Count];
        var recordedAt = reader.GetFieldValue<DateTimeOffset>(2);
        var version = 0L;
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = reader.GetInt64(0);
            version = reader.GetInt64(1);
            if (i < positions.Length - 1) await reader.ReadAsync(ct);
        }

        return new(statement.Stream, version, positions, recordedAt);
    }

    private readonly record struct Statement(int Request, int Part, Guid Stream, NpgsqlBatchCommand Command);
}
