namespace Haitang.Domain.Organisation;

/// <summary>Points at a unit, category or channel and keeps its label as it was, so that history reads the same after a renaming.</summary>
public sealed record Named(Guid Id, string Name, string NameEn);
