using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Appeals;

/// <summary>答复: what was done, told to the resident.</summary>
/// <param name="Absorbed">The merged cases that are answered with it, by a reaction.</param>
public sealed record AppealAnswered(FreeText Text, Outcome Outcome, AnswerWindows Windows, IReadOnlyList<Guid> Absorbed) : IEvent<Appeal>;

/// <summary>A merged case was answered with its main case.</summary>
public sealed record AppealAnsweredWithMain(Guid Main, string MainNumber, Outcome Outcome, AnswerWindows Windows) : IEvent<Appeal>;

/// <summary>回访</summary>
/// <param name="On">The day in Shanghai.</param>
/// <param name="Unanswered">With this attempt nothing more is to be tried: it stays unanswered.</param>
public sealed record CallBackAttempted(CallBackResult Result, DateOnly On, bool Unanswered) : IEvent<Appeal>;

/// <summary>评价: the last one counts.</summary>
/// <param name="Resolved">Whether the matter is resolved, asked apart from satisfaction.</param>
public sealed record AppealEvaluated(bool Resolved, Satisfaction Satisfaction, FreeText? Comment, EvaluationWay Via) : IEvent<Appeal>;

/// <summary>重办: the resident once within the time, later the command centre only.</summary>
/// <param name="Ordinal">1 for the first reopening.</param>
/// <param name="ByResident">On the resident's word; else by the command centre.</param>
/// <param name="Status">Where it goes on: in hand when the same unit gets a new ticket at once.</param>
/// <param name="Left">The main case that it was answered with and follows no more; a reaction tells it.</param>
public sealed record AppealReopened(
    int Ordinal, bool ByResident, FreeText Reason, AppealStatus Status, Deadline? Dispatch, LeftCase? Left = null) : IEvent<Appeal>;

/// <summary>A main case that is followed no more.</summary>
/// <param name="Number">The number of the case that followed it.</param>
public sealed record LeftCase(Guid Main, string Number);

/// <summary>归档</summary>
/// <param name="Moment">When the time for rating ended, if that closed it; null when the desk did.</param>
public sealed record AppealClosed(DateTimeOffset? Moment) : IEvent<Appeal>;

/// <summary>申请剔除: not to count in assessment.</summary>
public sealed record ExclusionRequested(Named By, FreeText Reason) : IEvent<Appeal>;

/// <summary>同意剔除</summary>
public sealed record ExclusionGranted : IEvent<Appeal>;

/// <summary>不同意剔除</summary>
public sealed record ExclusionRefused(FreeText Reason) : IEvent<Appeal>;
