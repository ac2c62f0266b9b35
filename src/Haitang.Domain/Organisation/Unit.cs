using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>单位: city, town, community, grid, department or partner; a grid with its leader.</summary>
public sealed record Unit : IStreamState<Unit>
{
    public static Unit Initial { get; } = new();

    public static int FoldVersion => 1;

    public Guid Id { get; init; }

    public string Code { get; init; } = "";

    public UnitKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string NameEn { get; init; } = "";

    public Guid? Parent { get; init; }

    public bool Closed { get; init; }

    /// <summary>Who went on with its open work.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>网格长: the leader's account; null elsewhere or while vacant.</summary>
    public Guid? Leader { get; init; }

    public IReadOnlyList<Party> Parties => [new(Relation.Holder, Id)];

    public static Unit Evolve(Unit state, IEvent happened) => happened switch
    {
        UnitOpened e => state with
        {
            Id = e.Unit,
            Code = e.Code,
            Kind = e.Kind,
            Name = e.Name,
            NameEn = e.NameEn,
            Parent = e.Parent?.Id,
        },
        UnitRenamed e => state with { Name = e.Name, NameEn = e.NameEn },
        UnitClosed => state with { Closed = true },
        UnitReopened => state with { Closed = false, MergedInto = null },
        UnitMerged e => state with { Closed = true, MergedInto = e.Into.Id },
        UnitMoved e => state with { Parent = e.To.Id },
        GridLeaderAppointed e => state with { Leader = e.Account },
        GridLeaderRelieved => state with { Leader = null },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of a unit."),
    };
}
