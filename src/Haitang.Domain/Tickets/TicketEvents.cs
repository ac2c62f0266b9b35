using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Tickets;

/// <summary>派单: a piece of work is given to one organisation.</summary>
/// <param name="Case">The appeal that it serves.</param>
/// <param name="Number">HT-yyMMdd-n-Tm.</param>
/// <param name="Unit">To whom.</param>
/// <param name="Issuer">By whom: it rules and verifies. A unit that keeps work for itself is verified by the one above.</param>
/// <param name="Lead">主办; else 协办.</param>
/// <param name="Policy">The version of the policy that its limits come from.</param>
/// <param name="Contact">Only for the lead, and only where somebody can be reached.</param>
/// <param name="Confidential">保密: its case is; only who works on it and the command centre know of it.</param>
public sealed record TicketIssued(
    Guid Case, string Number, Named Unit, Named Issuer, bool Lead, Urgency Urgency, int Policy,
    Deadline Accept, Deadline? Contact, Deadline Due, bool Confidential = false) : IEvent<Ticket>;

/// <summary>列为保密: its case became confidential while it was open.</summary>
/// <param name="Issuer">The command centre, which rules on it and verifies it from here on.</param>
public sealed record TicketMadeConfidential(Named Issuer) : IEvent<Ticket>;

/// <summary>解除保密: its case is confidential no more.</summary>
public sealed record TicketConfidentialityLifted : IEvent<Ticket>;

/// <summary>签收</summary>
public sealed record TicketAccepted(bool InTime) : IEvent<Ticket>;

/// <summary>联系: the first one stops its clock.</summary>
/// <param name="InTime">Null for later ones, and where no contact was due.</param>
public sealed record TicketContacted(ContactWay How, bool First, bool? InTime) : IEvent<Ticket>;

/// <summary>进展</summary>
/// <param name="Percent">0–100; null when nothing was said about it.</param>
/// <param name="Public">The resident may read it.</param>
public sealed record TicketProgressReported(FreeText Text, int? Percent, bool Public, IReadOnlyList<Guid> Attachments) : IEvent<Ticket>;

/// <summary>办结, to be verified.</summary>
/// <param name="PlannedFor">When it is to be done, if it was put on a plan.</param>
/// <param name="InTime">At or before the due moment of this run.</param>
public sealed record TicketCompleted(
    FreeText Result, Outcome Outcome, DateOnly? PlannedFor, IReadOnlyList<Guid> Attachments, bool InTime) : IEvent<Ticket>;

/// <summary>核查通过</summary>
public sealed record TicketVerified : IEvent<Ticket>;

/// <summary>已办结, with its verification.</summary>
public sealed record TicketClosed(Guid Case, Outcome Outcome) : IEvent<Ticket>;

/// <summary>返工: a new run of the clock.</summary>
/// <param name="Run">The number of the run that begins, 2 after the first send-back.</param>
public sealed record TicketSentBack(Guid Case, FreeText Reason, int Run, Deadline Due) : IEvent<Ticket>;

/// <summary>申请退单: the accept clock stands until the ruling.</summary>
public sealed record TicketReturnRequested(FreeText Reason, Named? SuggestedUnit, Deadline Accept) : IEvent<Ticket>;

/// <summary>同意退单</summary>
public sealed record TicketReturned(Guid Case) : IEvent<Ticket>;

/// <summary>不同意退单: the accept clock goes on with at least one hour.</summary>
public sealed record TicketReturnRefused(FreeText Reason, Deadline Accept) : IEvent<Ticket>;

/// <summary>申请延期: the clock runs until the ruling.</summary>
public sealed record TicketExtensionRequested(DateTimeOffset Until, FreeText Reason) : IEvent<Ticket>;

/// <summary>同意延期</summary>
public sealed record TicketExtended(Deadline Due) : IEvent<Ticket>;

public sealed record TicketExtensionRefused(FreeText Reason) : IEvent<Ticket>;

/// <summary>申请挂起</summary>
/// <param name="ReviewOn">The day in Shanghai on which it resumes by itself.</param>
public sealed record TicketSuspensionRequested(SuspensionReason Reason, DateOnly ReviewOn) : IEvent<Ticket>;

/// <summary>挂起: the clock stands until the review date.</summary>
public sealed record TicketSuspended(SuspensionReason Reason, DateOnly ReviewOn, DateTimeOffset ResumesAt, Deadline Due) : IEvent<Ticket>;

public sealed record TicketSuspensionRefused(FreeText Reason) : IEvent<Ticket>;

/// <summary>恢复办理</summary>
/// <param name="Moment">The moment that counted, when the clock resumed it; null when somebody did.</param>
public sealed record TicketResumed(Deadline Due, DateTimeOffset? Moment) : IEvent<Ticket>;

/// <summary>督办</summary>
public sealed record TicketSupervised(Card Colour, FreeText? Reason, SupervisionCause Cause) : IEvent<Ticket>;

/// <summary>解除督办</summary>
public sealed record TicketSupervisionLifted : IEvent<Ticket>;

/// <summary>撤单</summary>
/// <param name="Reason">Null when its appeal recalled it.</param>
public sealed record TicketWithdrawn(Guid Case, FreeText? Reason) : IEvent<Ticket>;

/// <summary>Its unit was merged into another one, which goes on with it.</summary>
/// <param name="Case">Whose appeal is told of it by a reaction.</param>
public sealed record TicketTransferred(Named From, Named To, TransferredPart Part, Guid? Case = null) : IEvent<Ticket>;

/// <summary>A year's notice or other working hours were entered: open clocks are reckoned anew.</summary>
/// <param name="Calendar">The version of the working calendar that they are reckoned with.</param>
public sealed record TicketDeadlineMoved(int Calendar, Deadline Accept, Deadline? Contact, Deadline Due) : IEvent<Ticket>;

/// <summary>签收超时</summary>
/// <param name="Moment">When it was due.</param>
public sealed record TicketAcceptanceOverdue(DateTimeOffset Moment) : IEvent<Ticket>;

/// <summary>首次联系超时</summary>
/// <param name="Moment">When it was due.</param>
public sealed record TicketContactOverdue(DateTimeOffset Moment) : IEvent<Ticket>;

/// <summary>即将到期: 80 % of the run's time is gone.</summary>
/// <param name="Moment">When it was.</param>
public sealed record TicketDueSoon(int Run, DateTimeOffset Moment) : IEvent<Ticket>;

/// <summary>超时</summary>
/// <param name="Moment">When it was due.</param>
public sealed record TicketOverdue(int Run, DateTimeOffset Moment) : IEvent<Ticket>;

/// <summary>Why a card was shown.</summary>
public enum SupervisionCause
{
    /// <summary>Somebody asked for it.</summary>
    Asked,
    /// <summary>问题工单: its case became a problem case.</summary>
    ProblemCase,
}

/// <summary>What part in the ticket the merged unit had.</summary>
public enum TransferredPart
{
    Unit,
    Issuer,
}
