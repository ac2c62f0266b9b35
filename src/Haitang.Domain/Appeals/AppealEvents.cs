using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Appeals;

/// <summary>诉求收集</summary>
/// <param name="Number">The case number, HT-yyMMdd-n.</param>
/// <param name="Channel">By which it came in.</param>
/// <param name="Unit">Where the matter lies: the unit of the place or of the collection.</param>
/// <param name="Holder">In whose queue it begins.</param>
/// <param name="Location">Longitude and latitude, sealed.</param>
/// <param name="Reporter">Whose contact data stand apart; null for anonymous ones and where none were given.</param>
/// <param name="ExternalRef">The number that the source knows it by.</param>
/// <param name="HappenedAt">When the source received it, if that was before it came here; moves no past board.</param>
/// <param name="Dispatch">派单时限, until it is classified that of a routine case; null in a city without a policy.</param>
/// <param name="Collector">The account that brought it in, where that alone gives it a part in the case.</param>
public sealed record AppealCollected(
    string Number, Named Channel, FreeText Title, FreeText Text, Named Unit, Named Holder, Place? Place, FreeText? Location,
    Subject Subject, Guid? Reporter, string? ExternalRef, IReadOnlyList<Guid> Attachments, bool Confidential,
    AsTold? AsTold, DateTimeOffset? HappenedAt, Deadline? Dispatch = null, Guid? Collector = null) : IEvent<Appeal>;

/// <summary>分级分类</summary>
/// <param name="Holder">In whose queue it stands now: a case that becomes confidential goes to the command centre.</param>
/// <param name="Dispatch">From its collection, with the limit of its category and urgency.</param>
/// <param name="Tickets">The open ones, where the case becomes confidential with it or is so no more; told to them by a reaction.</param>
public sealed record AppealClassified(
    Named Category, Nature Nature, Urgency Urgency, Level Level, bool Confidential, Named Holder, Deadline? Dispatch = null,
    IReadOnlyList<Guid>? Tickets = null) : IEvent<Appeal>;

/// <summary>回避: it concerns this unit, or this person, who sees nothing of it from here on.</summary>
/// <param name="Account">The person's account.</param>
public sealed record AppealRecused(Named? Unit, Guid? Account) : IEvent<Appeal>;

/// <summary>解除回避</summary>
public sealed record AppealRecusalLifted(Named? Unit, Guid? Account) : IEvent<Appeal>;

/// <summary>滥用标记: seen by desks beside everything that the same person brings up.</summary>
/// <param name="LastDay">In Shanghai.</param>
public sealed record AppealMisuseMarked(FreeText Reason, DateOnly LastDay) : IEvent<Appeal>;

/// <summary>解除滥用标记</summary>
public sealed record AppealMisuseLifted : IEvent<Appeal>;

/// <summary>上报: one level up.</summary>
public sealed record AppealEscalated(Named From, Named To, FreeText Reason) : IEvent<Appeal>;

/// <summary>自办: settled where it was, answered at once.</summary>
/// <param name="By">The unit that settled it.</param>
/// <param name="Windows">How long it can be rated and reopened.</param>
/// <param name="Absorbed">The merged cases that are answered with it, by a reaction.</param>
public sealed record AppealSettledOnSpot(
    Named By, FreeText Result, IReadOnlyList<Guid> Attachments, AnswerWindows? Windows = null, IReadOnlyList<Guid>? Absorbed = null) : IEvent<Appeal>;
