using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Projections.Boards;

namespace Haitang.Projections.Cases;

/// <summary>What a list asks for, beside the scope of who asks.</summary>
/// <param name="Unit">Only cases of this unit's area.</param>
/// <param name="OldestFirst">Queues show who has waited longest first.</param>
/// <param name="Lead">Only cases that this unit leads.</param>
/// <param name="Light">By the light that they show now.</param>
/// <param name="Said">Only cases with this number, or with these words in title, text or place.</param>
/// <param name="Held">Only cases that stand in the queue of this unit itself.</param>
public sealed record CaseFilter(
    AppealStatus? Status = null, Guid? Unit = null, Guid? Category = null, Guid? Channel = null, Guid? Held = null,
    Guid? Lead = null, Light? Light = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool OldestFirst = false, CaseCursor? After = null, int Limit = 50,
    Wanted? Said = null)
{
    public const int MostLimit = 200;

    /// <summary>What of it besides the status has kept counts; null when something narrows it that nothing is counted by.</summary>
    public CountedFilter? Counted =>
        this with { Status = null, Unit = null, Category = null, Channel = null, OldestFirst = false, After = null, Limit = 50 } == new CaseFilter()
            ? new(Unit, Category, Channel) : null;
}

/// <summary>Where the page before ended.</summary>
public sealed record CaseCursor(DateTimeOffset CollectedAt, Guid Id)
{
    public override string ToString() => FormattableString.Invariant($"{CollectedAt.UtcTicks:x}-{Id:n}");

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, out CaseCursor? cursor)
    {
        cursor = null;
        if (text?.Split('-') is not [var ticks, var id]
            || !long.TryParse(ticks, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var at)
            || at < 0 || at > DateTimeOffset.MaxValue.UtcTicks || !Guid.TryParseExact(id, "n", out var guid)) return false;
        cursor = new(new DateTimeOffset(at, TimeSpan.Zero), guid);
        return true;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, CaseCursor? Next);
