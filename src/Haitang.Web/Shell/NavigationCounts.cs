namespace Haitang.Web.Shell;

/// <summary>The figures beside the navigation's lines, for one circuit. Whoever counts sets them; the navigation follows.</summary>
public sealed class NavigationCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public event EventHandler? Changed;

    /// <summary>Null where nothing is counted.</summary>
    public long? Of(string item) => _counts.TryGetValue(item, out var count) ? count : null;

    public void Set(string item, long count)
    {
        if (Of(item) == count) return;
        _counts[item] = count;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
