using System.Globalization;
using Haitang.Domain.Deadlines;
using Haitang.Web.Words;

namespace Haitang.Web.Cases.Clocks;

/// <summary>Why a deadline is where it is, line by line in the reader's language.</summary>
public static class WhyDeadline
{
    public static IEnumerable<string> Say(DeadlineExplanation why) =>
    [
        Screens.Say(
            "why.limit", ("urgency", why.Basis.Urgency), ("clock", why.Basis.Clock), ("limit", why.Limit),
            ("version", why.Basis.PolicyVersion is > 0 and var version ? version : null),
            ("run", why.Basis.Run > 1 ? why.Basis.Run : null), ("start", why.Start)),
        .. why.Hours.Select(h => Screens.Say("why.hours", ("hours", h.Parts))),
        .. why.Days.Select(Say),
        .. why.Pauses.Select(p => Screens.Say("why.pause", ("from", p.From), ("to", p.To), ("spared", DeadlineWords.Of(p.Spared, why.Limit.Working)))),
        .. why.Additions.Select(a => Screens.Say("why.addition", ("at", a.At), ("by", DeadlineWords.Of(a.By, why.Limit.Working)))),
        .. why.Provisional.Select(year => Screens.Say("why.provisional", ("year", DeadlineWords.Year(year)))),
        why.Due is null
            ? Screens.Say("why.stands")
            : Screens.Say("why.due", ("due", why.Due), ("soon", why.Soon)),
    ];

    private static string Say(DayRun run) => Screens.Say(
        run.Reason is DayReason.MakeUp ? "why.day-counted" : "why.day-off",
        ("first", Day(run.First)), ("last", run.Count > 1 ? Day(run.Last) : null), ("reason", run.Reason), ("holiday", run.Holiday));

    private static string Day(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
}
