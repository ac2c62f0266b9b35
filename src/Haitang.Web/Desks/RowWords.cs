using Haitang.Domain.Appeals;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Web.Words;

namespace Haitang.Web.Desks;

/// <summary>The small print of a row.</summary>
internal static class RowWords
{
    /// <summary>HT-261123-8 · 附图 3 · 企业 · 方塔街 12 号</summary>
    public static IEnumerable<string> Under(DeskRow row)
    {
        yield return row.Number;
        if (row.Case.Attachments > 0) yield return Screens.Say("queue.attachments", ("n", row.Case.Attachments));
        if (row.Case.Subject is Subject.Enterprise) yield return Screens.Word(row.Case.Subject);
        if (row.Ticket is { Run: > 1 and var run }) yield return Screens.Say("ticket.run", ("n", run));
        if (row.Ticket is { Percent: { } percent }) yield return $"{percent}%";
        if (row.Case.Place is { Length: > 0 } place) yield return place;
    }

    /// <summary>What somebody asks for, or what was tried; null where there is nothing of the kind.</summary>
    public static string? Asked(DeskRow row) => row switch
    {
        { Ticket: { ExtensionAsked: { } until, Runs: true } } => Screens.Say("desk.asks-extension", ("until", until)),
        { Ticket: { SuspensionAsked: { } reason, Runs: true } } => Screens.Say("desk.asks-suspension", ("reason", reason)),
        { Ticket: null, Case: { DeclineProposed: { } reason } } => Screens.Say("desk.asks-decline", ("reason", reason)),
        { Ticket: null, Case: { CallBackBy: not null, CallBacks: > 0 and var tried } } => Screens.Say("desk.called", ("n", tried), ("on", row.Case.CalledOn)),
        { Ticket: null, Case: { CallBackBy: not null } } => Screens.Say("desk.not-called"),
        _ => null,
    };

    public static string Nature(CaseRow row) =>
        row.Nature is { } nature ? row.Urgency is { } urgency ? $"{Screens.Word(nature)} · {Screens.Word(urgency)}" : Screens.Word(nature)
        : row.NatureTold is { Length: > 0 } told ? Screens.Say("act.told", ("word", told))
        : "";
}
