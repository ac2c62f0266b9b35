using Haitang.Domain.Deadlines;
using Haitang.Projections.Cases;

namespace Haitang.Projections.Desks;

/// <summary>What narrows a heap of work.</summary>
/// <param name="Own">Only what stands in the unit's own queue, not in those below.</param>
/// <param name="Unit">Only cases of this unit's area.</param>
/// <param name="Words">What is looked for: a number, or words that were said.</param>
/// <param name="From">Collected at this moment or later.</param>
/// <param name="To">Collected before this moment.</param>
public sealed record DeskFilter(
    bool Own = false, Guid? Unit = null, Guid? Category = null, Guid? Channel = null, Light? Light = null, Wanted? Words = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null);
