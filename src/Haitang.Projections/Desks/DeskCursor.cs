using System.Globalization;

namespace Haitang.Projections.Desks;

/// <summary>Where the page before ended.</summary>
/// <param name="At">Null among those without such a moment, which come last.</param>
public sealed record DeskCursor(DateTimeOffset? At, Guid Id)
{
    private const string Without = "x";

    public override string ToString() =>
        (At?.UtcTicks.ToString("x", CultureInfo.InvariantCulture) ?? Without) + "-" + Id.ToString("n");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static DeskCursor? Parse(string? text)
    {
        if (text?.Split('-') is not [var ticks, var id] || !Guid.TryParseExact(id, "n", out var guid)) return null;
        if (ticks is Without) return new(null, guid);
        return long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
            && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
    }
}
