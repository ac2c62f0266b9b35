namespace Haitang.Domain.Decisions;

/// <summary>
/// Words that somebody typed. At the edge of the log they are sealed under the key of their case; read back they stay
/// sealed until somebody who may see them opens them. No rule depends on their content beyond being there and their length.
/// </summary>
public sealed class FreeText : IEquatable<FreeText>
{
    private FreeText(string? clear, byte[]? @sealed) => (Clear, Sealed) = (clear, @sealed);

    /// <summary>What was typed; null while sealed.</summary>
    public string? Clear { get; }

    /// <summary>The ciphertext; null while clear.</summary>
    public byte[]? Sealed { get; }

    public static FreeText OfClear(string text) => new(text, null);

    public static FreeText OfSealed(byte[] @sealed) => new(null, @sealed);

    public static implicit operator FreeText(string text) => OfClear(text);

    public bool Equals(FreeText? other) =>
        other is not null && Clear == other.Clear && (Sealed ?? []).AsSpan().SequenceEqual(other.Sealed ?? []);

    public override bool Equals(object? obj) => Equals(obj as FreeText);

    public override int GetHashCode() => Clear?.GetHashCode(StringComparison.Ordinal) ?? Sealed?.Length ?? 0;

    /// <summary>Never the text itself: it must not slip into a log line.</summary>
    public override string ToString() => "***";
}
