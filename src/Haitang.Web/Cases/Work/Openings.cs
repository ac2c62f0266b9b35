using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Cases.Work;

/// <summary>Which acts fit the state of a case: nobody is offered what he would surely be refused. The desk decides in the end.</summary>
internal static class Openings
{
    private static readonly (Type Command, Func<Appeal, Guid, bool> Fits)[] Appeals =
    [
        (typeof(DispatchAppeal), (a, _) => a.Status is AppealStatus.Classified),
        (typeof(AnswerAppeal), (a, _) => a.Status is AppealStatus.Done),
        (typeof(RecordCallBack), (a, unit) => a.Status is AppealStatus.Answered && a.Subject is not Subject.Anonymous && !a.WorkedBy(unit)),
        (typeof(EvaluateAppeal), (a, unit) => a.Status is AppealStatus.Answered && a.Subject is not Subject.Anonymous && !a.WorkedBy(unit)),
        (typeof(CloseAppeal), (a, _) => a.Status is AppealStatus.Answered && (a.Evaluated || a.CallBacks is [.., { Unanswered: true }])),
        (typeof(PostMessage), (a, _) => a.Status is not (AppealStatus.Declined or AppealStatus.Withdrawn or AppealStatus.Closed)),
        (typeof(SupplementAppeal), (a, _) => a.IsOpen || a.Status is AppealStatus.Merged),
        (typeof(MergeAppeal), (a, _) => a.IsOpen && !a.Confidential && a.Absorbed.Count == 0),
        (typeof(SeparateAppeal), (a, _) => a.Main is not null),
        (typeof(ReopenAppeal), (a, _) => a.Status is AppealStatus.Answered or AppealStatus.Closed),
        (typeof(DeclineAppeal), (a, _) => a.Waits && !a.OpenTickets.Any()),
        (typeof(WithdrawAppeal), (a, _) => a.IsOpen && a.Absorbed.Count == 0),
        (typeof(RequestExclusion), (a, _) => a.Exclusion is Exclusion.None or Exclusion.Refused && !a.Waits),
        (typeof(RecuseFromAppeal), (a, _) => a.Confidential && a.Status is not (AppealStatus.Declined or AppealStatus.Withdrawn or AppealStatus.Closed)),
        (typeof(LiftRecusal), (a, _) => a.RecusedUnits.Count + a.RecusedAccounts.Count > 0),
        (typeof(MarkMisuse), (a, _) => a.Reporter is not null && a.MisuseUntil is null),
        (typeof(LiftMisuse), (a, _) => a.MisuseUntil is not null),
        (typeof(GrantExclusion), (a, _) => a.Exclusion is Exclusion.Requested),
        (typeof(RefuseExclusion), (a, _) => a.Exclusion is Exclusion.Requested),
    ];

    private static readonly (Type Command, Func<Ticket, bool> Fits)[] Tickets =
    [
        (typeof(AcceptTicket), t => t.Status is TicketStatus.Issued),
        (typeof(ContactReporter), t => t.Status is TicketStatus.Accepted or TicketStatus.Suspended),
        (typeof(ReportProgress), t => t.Status is TicketStatus.Accepted or TicketStatus.Suspended),
        (typeof(CompleteTicket), t => t.Status is TicketStatus.Accepted),
        (typeof(VerifyTicket), t => t.Status is TicketStatus.Completed),
        (typeof(SendBackTicket), t => t.Status is TicketStatus.Completed),
        (typeof(RequestReturn), t => t.Status is TicketStatus.Issued),
        (typeof(ReturnTicket), t => t.Status is TicketStatus.ReturnAsked),
        (typeof(RefuseReturn), t => t.Status is TicketStatus.ReturnAsked),
        (typeof(RequestExtension), t => t.Status is TicketStatus.Accepted && t.ExtensionAsked is null),
        (typeof(ExtendTicket), t => t.IsOpen && t.ExtensionAsked is not null),
        (typeof(RefuseExtension), t => t.IsOpen && t.ExtensionAsked is not null),
        (typeof(RequestSuspension), t => t.Status is TicketStatus.Accepted && t.SuspensionAsked is null),
        (typeof(SuspendTicket), t => t.Status is TicketStatus.Accepted && t.SuspensionAsked is not null),
        (typeof(RefuseSuspension), t => t.IsOpen && t.SuspensionAsked is not null),
        (typeof(ResumeTicket), t => t.Status is TicketStatus.Suspended),
        (typeof(SuperviseTicket), t => t.IsOpen && t.Card is not Card.Red),
        (typeof(LiftSupervision), t => t.Card is not null),
        (typeof(WithdrawTicket), t => t.IsOpen),
    ];

    /// <summary>The next steps of the loop that are still ahead, each with the key of what it waits for.</summary>
    private static readonly (Type Command, Func<Appeal, string?> Waits)[] AppealsAhead =
    [
        (typeof(DispatchAppeal), a => a.Status is AppealStatus.Collected ? "classified" : null),
        (typeof(AnswerAppeal), a => a.Status is AppealStatus.Classified or AppealStatus.InHand ? "verified" : null),
        (typeof(RecordCallBack), a => a.Status is AppealStatus.InHand or AppealStatus.Done && a.Subject is not Subject.Anonymous ? "answered" : null),
        (typeof(CloseAppeal), a => a.Status is AppealStatus.Answered && !a.Evaluated && a.CallBacks is not [.., { Unanswered: true }] ? "evaluated" : null),
    ];

    private static readonly (Type Command, Func<Ticket, string?> Waits)[] TicketsAhead =
    [
        (typeof(ContactReporter), t => t.Status is TicketStatus.Issued ? "accepted" : null),
        (typeof(ReportProgress), t => t.Status is TicketStatus.Issued ? "accepted" : null),
        (typeof(CompleteTicket), t => t.Status is TicketStatus.Issued ? "accepted" : t.Status is TicketStatus.Suspended ? "resumed" : null),
        (typeof(VerifyTicket), t => t.Status is TicketStatus.Issued or TicketStatus.Accepted or TicketStatus.Suspended ? "completed" : null),
    ];

    public static string? WaitsFor(Type command, Appeal appeal) => Array.Find(AppealsAhead, o => o.Command == command).Waits?.Invoke(appeal);

    public static string? WaitsFor(Type command, Ticket ticket) => Array.Find(TicketsAhead, o => o.Command == command).Waits?.Invoke(ticket);

    public static bool Fits(Type command, Appeal appeal, Actor viewer) => Array.Find(Appeals, o => o.Command == command).Fits?.Invoke(appeal, viewer.Unit) is true;

    public static bool Fits(Type command, Ticket ticket) => Array.Find(Tickets, o => o.Command == command).Fits?.Invoke(ticket) is true;

    /// <summary>In the order of the work.</summary>
    public static int OrderOf(Type command) =>
        Math.Max(Array.FindIndex(Appeals, o => o.Command == command), Array.FindIndex(Tickets, o => o.Command == command));
}
