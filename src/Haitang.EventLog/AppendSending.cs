using Npgsql;

namespace Haitang.EventLog;

/// <summary>One attempt at writing several requests in one transaction.</summary>
internal sealed class AppendSending(IReadOnlyList<AppendRequest> requests, int[] chosen, bool together)
{
    private readonly List<AppendStatement> _statements = AppendStatement.Of(requests, chosen, together);

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

    /// <summary>Whose command it was; -1 when it is none of these, or of several.</summary>
    public int RequestOf(NpgsqlBatchCommand? command) =>
        _statements.Find(statement => ReferenceEquals(statement.Command, command)) is { Parts: [var alone] } ? alone.Request : -1;

    private async Task RunAsync(NpgsqlConnection connection, AppendAnswer[] answers, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in _statements) batch.BatchCommands.Add(statement.Command);

        var written = new Dictionary<(int, int), AppendedStream>(chosen.Length);
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            foreach (var statement in _statements)
            {
                if (statement.Parts is [var alone]) await ReadAsync(reader, alone, written, ct);
                else await ReadAsync(reader, statement.Parts, written, ct);
                await reader.NextResultAsync(ct);
            }
        }

        // Only now is it committed.
        foreach (var request in chosen) answers[request] = new(Result(request, written), null);
    }

    private AppendResult Result(int request, Dictionary<(int, int), AppendedStream> written)
    {
        var streams = new AppendedStream[requests[request].Appends.Count];
        for (var part = 0; part < streams.Length; part++)
        {
            if (!written.TryGetValue((request, part), out var stream)) return AppendResult.Conflict;
            streams[part] = stream;
        }

        return new(streams);
    }

    private static async Task ReadAsync(
        NpgsqlDataReader reader, AppendPart part, Dictionary<(int, int), AppendedStream> written, CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct)) return;
        var positions = new long[part.Append.Events.Count];
        var recordedAt = reader.GetFieldValue<DateTimeOffset>(2);
        var version = 0L;
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = reader.GetInt64(0);
            version = reader.GetInt64(1);
            if (i < positions.Length - 1) await reader.ReadAsync(ct);
        }

        written.Add((part.Request, part.Index), new(part.Append.StreamId, version, positions, recordedAt));
    }

    /// <summary>One event for each stream that stood where it was expected.</summary>
    private static async Task ReadAsync(
        NpgsqlDataReader reader, List<AppendPart> parts, Dictionary<(int, int), AppendedStream> written, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            var stream = reader.GetGuid(3);
            var part = parts.Find(part => part.Append.StreamId == stream);
            written.Add((part.Request, part.Index), new(stream, reader.GetInt64(1), [reader.GetInt64(0)], reader.GetFieldValue<DateTimeOffset>(2)));
        }
    }
}
