using System.Globalization;

namespace Haitang.Web.Words;

/// <summary>Numbers as they stand on screens: thin spaces between thousands, a dash where there is nothing to count.</summary>
public static class Figures
{
    public const string None = "—";

    // U+202F is as narrow as a thin space and does not break a number over two lines.
    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = ".", NegativeSign = "−" };

    public static string Of(long? number) => number?.ToString("#,0", Spaced) ?? None;

    /// <summary>As 46%, for shares that are named in passing.</summary>
    public static string WholePercent(decimal? share) => share is { } s ? Math.Round(s * 100, MidpointRounding.AwayFromZero).ToString("#,0", Spaced) + "%" : None;

    /// <summary>With one place, as 94.8%; a dash for an empty denominator.</summary>
    public static string Percent(decimal? share) => share is { } s ? (s * 100).ToString("#,0.0", Spaced) + "%" : None;
}
