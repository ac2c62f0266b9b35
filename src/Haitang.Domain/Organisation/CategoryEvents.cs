using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>A line stands in the category tree.</summary>
/// <param name="City">Whose category tree it belongs to.</param>
/// <param name="Parent">The line above; null on the first level.</param>
public sealed record CategoryAdded(Guid City, string Code, string Name, string NameEn, Named? Parent) : IEvent<Category>;

/// <summary>Its labels changed; it is the same category.</summary>
/// <param name="FormerName">The label until now, for the history.</param>
public sealed record CategoryRenamed(string Name, string NameEn, string FormerName, string FormerNameEn) : IEvent<Category>;

/// <summary>Of what nature its matters usually are.</summary>
/// <param name="Nature">Null: as the line above has it.</param>
/// <param name="Former">What was said until now, for the history.</param>
public sealed record CategoryNatureSet(Nature? Nature, Nature? Former) : IEvent<Category>;

/// <summary>Not offered any more; cases that have it keep it.</summary>
public sealed record CategoryRetired : IEvent<Category>;

public sealed record CategoryRestored : IEvent<Category>;
