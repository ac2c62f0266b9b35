using System.Text;

namespace Haitang.EventLog;

/// <summary>An array as PostgreSQL reads it from text: <c>{"a","b"}</c>.</summary>
internal static class ArrayText
{
    public static string? Of(object? array) => array switch
    {
        null => null,
        Guid[] ids => $"{{{string.Join(',', ids)}}}",
        string[] texts => Of(texts),
        _ => throw new NotSupportedException($"{array.GetType().Name} has no text."),
    };

    private static string Of(string[] texts)
    {
        var text = new StringBuilder("{");
        foreach (var element in texts)
        {
            if (text.Length > 1) text.Append(',');
            text.Append('"').Append(element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return text.Append('}').ToString();
    }
}
