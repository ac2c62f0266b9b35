using Npgsql;

namespace Haitang.Web.Demo;

/// <summary>Whether this is a demonstration city: its first event says so. Screens show it, so that nobody takes it for the real one.</summary>
public sealed class DemoMark(NpgsqlDataSource database)
{
    private bool? _isDemo;

    public async ValueTask<bool> IsDemoAsync(CancellationToken cancel = default)
    {
        if (_isDemo is { } known) return known;
        var first = await FirstAsync(cancel);
        // An empty log may still become either; its first event never changes.
        if (first is not null) _isDemo = DemoStory.IsMark(first);
        return _isDemo ?? false;
    }

    /// <summary>Of the first event; null for an empty log, empty for an event without.</summary>
    internal async Task<string?> FirstAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select coalesce(correlation_id, '') from haitang.mt_events order by seq_id limit 1");
        return (string?)await command.ExecuteScalarAsync(cancel);
    }
}
