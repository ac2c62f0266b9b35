namespace Haitang.Domain.Decisions;

/// <summary>Which characters a text may hold: what a person can read, and line breaks and tabs.</summary>
public static class Characters
{
    /// <summary>No control character beside tab and line breaks (a database cannot even keep NUL), and no half of a surrogate pair.</summary>
    public static bool AreFit(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r')) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
