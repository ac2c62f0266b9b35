using System.Globalization;
using Npgsql;

namespace Haitang.Web.Demo;

/// <summary>Whether this is a demonstration city: its first event says so. Screens show it, so that nobody takes it for the real one.</summary>
public sealed class DemoMark(NpgsqlDataSource database)
{
    private const string Name = "demo-city/";
    private bool? _isDemo;

    public async ValueTask<bool> IsDemoAsync(CancellationToken cancel = default)
    {
        if (_isDemo is { } known) return known;
        var first = await FirstAsync(cancel);
        // An empty log may still become either; its first event never changes.
        if (first is not null) _isDemo = Until(first) is not null;
        return _isDemo ?? false;
    }

    /// <summary>The request under which a city is recorded that ends at this moment.</summary>
    internal static string Of(int version, DateTimeOffset until) => FormattableString.Invariant($"{Name}{version}/{until.UtcDateTime:O}");

    /// <summary>Of the first event; null for an empty log, empty for an event without.</summary>
    internal async Task<string?> FirstAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select coalesce(correlation_id, '') from haitang.mt_events order by seq_id limit 1");
        return (string?)await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>The end of a demonstration city's story; null for what is none.</summary>
    internal static DateTimeOffset? Until(string mark) =>
        mark.StartsWith(Name, StringComparison.Ordinal)
        && DateTimeOffset.TryParse(mark.Split('/')[^1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until)
            ? until
            : null;
}
