using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>A unit stands in the tree.</summary>
/// <param name="Unit">The stream itself: the unit is a party of its own stream.</param>
/// <param name="Parent">What it stands under; null for the city.</param>
public sealed record UnitOpened(Guid Unit, string Code, UnitKind Kind, string Name, string NameEn, Named? Parent) : IEvent<Unit>;

/// <summary>Its labels changed; it is the same unit.</summary>
/// <param name="FormerName">The label until now, for the history.</param>
public sealed record UnitRenamed(string Name, string NameEn, string FormerName, string FormerNameEn) : IEvent<Unit>;

/// <summary>Takes no new work from here on.</summary>
public sealed record UnitClosed : IEvent<Unit>;

public sealed record UnitReopened : IEvent<Unit>;

/// <summary>Somebody leads the grid, in the place of the one before.</summary>
/// <param name="Account">The new leader's account.</param>
/// <param name="Former">Whom he follows at this moment; null when the grid had no leader.</param>
public sealed record GridLeaderAppointed(Guid Account, Guid? Former) : IEvent<Unit>;

public sealed record GridLeaderRelieved(Guid Account) : IEvent<Unit>;

/// <summary>合并: takes no new work from here on; its open work goes to the other unit.</summary>
public sealed record UnitMerged(Named Into) : IEvent<Unit>;

/// <summary>划转: it stands under another unit.</summary>
public sealed record UnitMoved(Named From, Named To) : IEvent<Unit>;
