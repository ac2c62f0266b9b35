using System.Globalization;

namespace Haitang.Projections.Phone;

/// <summary>Where the page before ended.</summary>
/// <param name="NextAt">Of its last item; the greatest moment where no clock ran.</param>
public sealed record WorkCursor(DateTimeOffset NextAt, Guid Id)
{
    public override string ToString() => FormattableString.Invariant($"{NextAt.UtcTicks:x}-{Id:n}");

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static WorkCursor? ParseOrNull(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
        && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "n", out var guid)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
}
