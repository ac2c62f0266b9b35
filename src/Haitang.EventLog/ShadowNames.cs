using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Haitang.EventLog;

/// <summary>Puts the tables of a rebuild in the place of the live ones in a statement's text.</summary>
internal sealed class ShadowNames(IReadOnlyList<string> tables)
{
    public const string Schema = "haitang_rebuild";

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Regex _live = new(
        $@"(?<![\w.])(?:{string.Join('|', tables.Select(Regex.Escape))})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static string Of(string table) => $"{Schema}.{table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..]}";

    public string In(string text) => _texts.GetOrAdd(text, live => _live.Replace(live, table => Of(table.Value)));
}
