using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Who may do what: rows of (role, command, relation). One list; endpoints, screens and tests read it.</summary>
public static partial class Permissions
{
    private static readonly ILookup<Type, Right> Rows = All().ToLookup(r => r.Command);

    public static IEnumerable<Right> Of(Type command) => Rows[command];

    /// <summary>Whether the role ever has the verb, whatever the object.</summary>
    public static bool HasVerb(Role role, Type command) => Rows[command].Any(r => r.Role == role);

    /// <summary>The relation, if it is enough for this role and command.</summary>
    public static Relation? Proves(Type command, Role role, Relation? relation) =>
        relation is { } proven && Rows[command].Contains(new Right(role, command, proven)) ? proven : null;

    /// <summary>The relation by which the actor may do it to a stream with these parties; null when none holds.</summary>
    public static Relation? Grants(Type command, Actor actor, IReadOnlyList<Party> parties, OrganisationDirectory organisation)
    {
        foreach (var right in Rows[command])
        {
            if (right.Role == actor.Role && Holds(right.Relation, actor, parties, organisation))
                return right.Relation;
        }

        return null;
    }

    private static bool Holds(Relation relation, Actor actor, IReadOnlyList<Party> parties, OrganisationDirectory organisation) =>
        relation switch
        {
            // Neither who works on a case nor where it lies brings the units above into the desk's part.
            Relation.Above => parties.Any(p => p.Relation is Relation.Holder or Relation.Issuer && organisation.IsAbove(actor.Unit, p.Unit)),
            Relation.Area => parties.Any(p => p.Relation is Relation.Area && organisation.IsIn(p.Unit, actor.Unit)),
            Relation.Town => parties.Any(p => organisation.At(UnitKind.Town, p.Unit)?.Id == actor.Unit),
            Relation.SameCity => organisation.At(UnitKind.City, actor.Unit) is { } city && parties.Any(p => organisation.At(UnitKind.City, p.Unit)?.Id == city.Id),
            Relation.Collector => parties.Contains(new(Relation.Collector, actor.Account)),
            _ => parties.Contains(new(relation, actor.Unit)),
        };

    private static IEnumerable<Right> All() => [.. AppealRights(), .. TicketRights(), .. OrganisationRights(), .. DeadlineRights()];

    private static IEnumerable<Right> To<TCommand>(params IReadOnlyList<(Role Role, Relation Relation)> rows) where TCommand : ICommand =>
        rows.Select(r => new Right(r.Role, typeof(TCommand), r.Relation));
}

/// <summary>A row of the permission table.</summary>
public sealed record Right(Role Role, Type Command, Relation Relation);
