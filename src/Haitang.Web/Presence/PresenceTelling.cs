using System.Text.Json;
using System.Threading.Channels;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Presence;

/// <summary>Tells other nodes who of this one is at which case: when it changes, and again and again, so that what is not repeated is over.</summary>
public sealed class PresenceTelling(OpenCases cases, PresenceNode node, NpgsqlDataSource database, TimeProvider time, ILogger<PresenceTelling> logger)
    : Worker
{
    /// <summary>Between two repetitions.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>So many cases at once; with more open than that, the others are told of a change only.</summary>
    private const int MostCases = 1000;

    private readonly Channel<Guid> _moved = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(MostCases) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        (cases.Moved, node.Asked) = (Note, NoteAll);
        using var beats = time.CreateTimer(_ => NoteAll(), null, Beat, Beat);
        try
        {
            while (await _moved.Reader.WaitToReadAsync(stopping))
            {
                var all = new HashSet<Guid>();
                while (_moved.Reader.TryRead(out var one)) all.Add(one);
                await TellAsync([.. all.Select(one => PresenceNotice.Of(node.Id, one, cases.Here(one)))], stopping);
            }
        }
        finally
        {
            (cases.Moved, node.Asked) = (null, null);
        }
    }

    private void Note(Guid @case) => _moved.Writer.TryWrite(@case);

    private void NoteAll()
    {
        foreach (var open in cases.OpenHere.Take(MostCases)) Note(open);
    }

    private async Task TellAsync(IReadOnlyList<PresenceNotice> notices, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand(
                "select pg_notify($1, payload) from unnest($2) payload where set_config('synchronous_commit', 'off', true) is not null");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PresenceNotice.PgChannel });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. notices.Select(notice => JsonSerializer.Serialize(notice))] });
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (NpgsqlException e)
        {
            // The next beat tells it.
            logger.LogInformation(e, "Could not tell other nodes who is here");
        }
    }
}
