using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Appeals may come in by this way.</summary>
/// <param name="City">Whose list of channels it belongs to.</param>
public sealed record ChannelAdded(Guid City, string Code, string Name, string NameEn) : IEvent<Channel>;

/// <summary>Its labels changed; it is the same channel.</summary>
/// <param name="FormerName">The label until now, for the history.</param>
public sealed record ChannelRenamed(string Name, string NameEn, string FormerName, string FormerNameEn) : IEvent<Channel>;

/// <summary>Not offered any more; cases that came by it keep it.</summary>
public sealed record ChannelRetired : IEvent<Channel>;

public sealed record ChannelRestored : IEvent<Channel>;
