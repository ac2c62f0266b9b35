using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Which cases a post sees. Filters every query, totals included; for what it leaves out, "not yours" is "not there".</summary>
/// <param name="Area">The cases of this unit and of what lies below it; null: no area.</param>
/// <param name="Everything">The whole city.</param>
/// <param name="Confidential">Also the confidential ones: the command centre's officers, and a machine what it told itself.</param>
/// <param name="CollectedBy">The cases that this account brought in: machines and red agents.</param>
/// <param name="Part">The cases that this unit has a ticket of, wherever they lie, confidential ones included.</param>
public sealed record Scope(
    Guid? Area = null, bool Everything = false, bool Confidential = false, Guid? CollectedBy = null, Guid? Part = null)
{
    /// <summary>Account and unit of who looks: a confidential case that concerns one of them is not there for him.</summary>
    public Reader Reader { get; private init; } = new(Guid.Empty, Guid.Empty);

    /// <summary>Sees no case.</summary>
    public static Scope Nothing { get; } = new();

    public static Scope Of(Actor actor) => OfRole(actor) is var scope && scope == Nothing ? Nothing : scope with { Reader = Reader.Of(actor) };

    private static Scope OfRole(Actor actor) => actor.Role switch
    {
        Role.Centre => new(Everything: true, Confidential: true),
        Role.Auditor => new(Everything: true),
        Role.GridLeader or Role.Community or Role.Town => new(Area: actor.Unit, Part: actor.Unit),
        Role.Secretary => new(Area: actor.Unit),
        Role.Department or Role.Partner => new(Part: actor.Unit),
        Role.RedAgent => new(CollectedBy: actor.Account),
        Role.Hotline or Role.Open311 or Role.Kiosk => new(CollectedBy: actor.Account, Confidential: true),
        _ => Nothing,
    };
}

/// <summary>Who looks through a scope.</summary>
public sealed record Reader(Guid Account, Guid Unit)
{
    public static Reader Of(Actor actor) => new(actor.Account, actor.Unit);

    /// <summary>Both: a case is kept from persons and from units.</summary>
    public Guid[] Ids => [Account, Unit];
}
