using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Haitang.EventLog;

/// <summary>The text of a shape, put together once: the same instance serves every later use.</summary>
internal static class SqlText
{
    public static readonly IEqualityComparer<IReadOnlyList<string?>> SameParts = new PartsComparer();

    private static readonly ConcurrentDictionary<IReadOnlyList<string?>, string> Texts = new(SameParts);

    public static string Of(Sql sql) => Texts.GetOrAdd(sql.Parts, static parts =>
    {
        var text = new StringBuilder();
        Write(parts, text, 1);
        return text.ToString();
    });

    /// <summary>Writes the parts with $n for each hole and tells the next free number.</summary>
    public static int Write(IReadOnlyList<string?> parts, StringBuilder text, int next) =>
        Write(parts, text, next, static (text, hole) => text.Append(CultureInfo.InvariantCulture, $"${hole}"));

    /// <summary>Writes the parts, each hole as its number wants it, and tells the next free number.</summary>
    public static int Write(IReadOnlyList<string?> parts, StringBuilder text, int next, Action<StringBuilder, int> hole)
    {
        foreach (var part in parts)
        {
            if (part is not null) text.Append(part);
            else hole(text, next++);
        }

        return next;
    }

    /// <summary>Literals of one place in the code are the same instances, which makes comparing cheap.</summary>
    private sealed class PartsComparer : IEqualityComparer<IReadOnlyList<string?>>
    {
        public bool Equals(IReadOnlyList<string?>? x, IReadOnlyList<string?>? y)
        {
            if (ReferenceEquals(x, y)) return true;
            if (x is null || y is null || x.Count != y.Count) return false;
            for (var i = 0; i < x.Count; i++)
            {
                if (!string.Equals(x[i], y[i], StringComparison.Ordinal)) return false;
            }

            return true;
        }

        public int GetHashCode(IReadOnlyList<string?> obj)
        {
            var hash = obj.Count;
            for (var i = 0; i < obj.Count; i++)
            {
                var part = obj[i];
                hash = (hash * 31) + (part is null ? 7 : part.Length);
            }

            return hash;
        }
    }
}
