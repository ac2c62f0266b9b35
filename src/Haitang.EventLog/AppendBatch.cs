using Npgsql;

namespace Haitang.EventLog;

/// <summary>
/// Sends the appends of a lane as one batch: one round trip, one transaction. When PostgreSQL refuses it, the others are sent
/// again without the culprit and the culprit alone, so that an error reaches only its caller.
/// </summary>
internal sealed class AppendBatch(NpgsqlDataSource database)
{
    /// <summary>How often a single request is repeated after a deadlock.</summary>
    private const int Repeats = 5;

    public async Task<IReadOnlyList<AppendAnswer>> RunAsync(IReadOnlyList<AppendRequest> requests, CancellationToken ct)
    {
        var answers = new AppendAnswer[requests.Count];
        var all = Enumerable.Range(0, requests.Count).ToArray();
        var culprit = await TryAsync(requests, all, together: true, answers, ct);
        // A statement that several shared does not tell whose fault it was.
        if (culprit < 0 && all.Length > 1) culprit = await TryAsync(requests, all, together: false, answers, ct);
        if (culprit is null) return answers;

        int[] singly = all;
        if (culprit >= 0 && all.Length > 1)
        {
            int[] others = [.. all.Where(i => i != culprit)];
            singly = await TryAsync(requests, others, together: true, answers, ct) is null ? [culprit.Value] : [.. others, culprit.Value];
        }

        foreach (var i in singly) answers[i] = await SinglyAsync(requests[i], ct);
        return answers;
    }

    /// <summary>Null when all were sent; else the request at fault, or -1 when PostgreSQL does not tell.</summary>
    private async Task<int?> TryAsync(
        IReadOnlyList<AppendRequest> requests, int[] chosen, bool together, AppendAnswer[] answers, CancellationToken ct)
    {
        var sending = new AppendSending(requests, chosen, together);
        try
        {
            await sending.RunAsync(database, answers, ct);
            return null;
        }
        catch (PostgresException e) when (Outcome.IsRolledBack(e))
        {
            return sending.RequestOf(e.BatchCommand);
        }
    }

    private async Task<AppendAnswer> SinglyAsync(AppendRequest request, CancellationToken ct)
    {
        var answer = new AppendAnswer[1];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await new AppendSending([request], [0], together: false).RunAsync(database, answer, ct);
                return answer[0];
            }
            catch (PostgresException e) when (Outcome.IsCollision(e) && attempt < Repeats)
            {
                // Deadlocks are rare and one side always wins: at once again.
            }
            catch (PostgresException e) when (Outcome.IsConflict(e))
            {
                return new(AppendResult.Conflict, null);
            }
#pragma warning disable CA1031 // Its caller alone hears it: the others of the batch have their own answers.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return new(null, e);
            }
        }
    }
}
