using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Appeals;

/// <summary>补充: more words or files from whoever brought it in.</summary>
public sealed record AppealSupplemented(FreeText Text, IReadOnlyList<Guid> Attachments) : IEvent<Appeal>;

/// <summary>派单: one lead and any assisting units, a ticket each.</summary>
/// <param name="Lead">主办</param>
/// <param name="Assisting">协办</param>
/// <param name="InTime">By the dispatch deadline; null where there was none.</param>
/// <param name="Holder">The higher desk that took the case over with it, to rule, verify and answer; null when its holder dispatched it.</param>
public sealed record AppealDispatched(
    IssuedTicket Lead, IReadOnlyList<IssuedTicket> Assisting, bool? InTime, Named? Holder = null) : IEvent<Appeal>;

/// <summary>A ticket as its appeal knows it.</summary>
public sealed record IssuedTicket(Guid Ticket, string Number, Named Unit);

/// <summary>派单超时</summary>
/// <param name="Moment">When it was due.</param>
public sealed record AppealDispatchOverdue(DateTimeOffset Moment) : IEvent<Appeal>;

/// <summary>Its open tickets are to end: a reaction withdraws them.</summary>
/// <param name="Status">What the appeal is with it.</param>
/// <param name="Dispatch">The new dispatch deadline, where it has to be dispatched again.</param>
public sealed record AppealTicketsRecalled(IReadOnlyList<Guid> Tickets, AppealStatus Status, Deadline? Dispatch) : IEvent<Appeal>;

/// <summary>One of its tickets came to its end; told by a reaction.</summary>
/// <param name="Outcome">Of a verified one.</param>
/// <param name="Status">What the appeal is with it.</param>
/// <param name="Dispatch">The new dispatch deadline, where it has to be dispatched again.</param>
public sealed record AppealTicketFinished(
    Guid Ticket, TicketEnding Ending, Outcome? Outcome, AppealStatus Status, Deadline? Dispatch) : IEvent<Appeal>;

/// <summary>One of its tickets was sent back for rework; told by a reaction.</summary>
public sealed record AppealTicketSentBack(Guid Ticket) : IEvent<Appeal>;

/// <summary>One of its tickets went over to another unit, because its own was merged; told by a reaction.</summary>
public sealed record AppealTicketTransferred(Guid Ticket, Named From, Named To) : IEvent<Appeal>;

/// <summary>提级: after the third return the command centre names the unit.</summary>
public sealed record AppealRaised(Named From, Named To) : IEvent<Appeal>;

/// <summary>问题工单: third send-back, third return, or second reopening. Its open tickets are put under supervision by a reaction.</summary>
public sealed record AppealMarkedProblem(ProblemCause Cause, IReadOnlyList<Guid> Tickets) : IEvent<Appeal>;

/// <summary>互动: a message between resident and handler, or among staff.</summary>
/// <param name="From">The unit that wrote; null when the resident did.</param>
public sealed record AppealMessagePosted(Named? From, FreeText Text, bool Public) : IEvent<Appeal>;

/// <summary>并案: it follows its main case from here on.</summary>
public sealed record AppealMerged(Guid Main, string MainNumber) : IEvent<Appeal>;

/// <summary>On the main case: another one follows it.</summary>
public sealed record AppealAbsorbed(Guid Appeal, string Number) : IEvent<Appeal>;

/// <summary>撤销并案: on its own again.</summary>
/// <param name="Status">Where it goes on.</param>
/// <param name="Dispatch">The new dispatch deadline; null in a city without a policy.</param>
public sealed record AppealSeparated(
    Guid Main, string MainNumber, FreeText Reason, AppealStatus Status, Deadline? Dispatch = null) : IEvent<Appeal>;

/// <summary>On the main case: the other one goes its own way again.</summary>
public sealed record AppealReleased(Guid Appeal, string Number) : IEvent<Appeal>;

/// <summary>拟不予受理: waits for a second person.</summary>
/// <param name="By">The account that proposes it, which cannot confirm it.</param>
public sealed record AppealDeclineProposed(DeclineReason Reason, FreeText Reply, Guid By) : IEvent<Appeal>;

/// <summary>不予受理, confirmed by a second person.</summary>
/// <param name="Reply">Names the way to go.</param>
public sealed record AppealDeclined(DeclineReason Reason, FreeText Reply) : IEvent<Appeal>;

/// <summary>撤回 by the resident.</summary>
public sealed record AppealWithdrawn : IEvent<Appeal>;

/// <summary>The unit that held it was merged into another one, which goes on with it.</summary>
public sealed record AppealHandedOver(Named From, Named To) : IEvent<Appeal>;
