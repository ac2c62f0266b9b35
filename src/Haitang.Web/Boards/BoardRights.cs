using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Boards;

/// <summary>Who sees which boards: the own unit's and those below; the command centre and the auditors all.</summary>
public static class BoardRights
{
    /// <summary>For the attribute of pages.</summary>
    public const string Roles = "secretary,centre,town,community,auditor";

    /// <summary>The unit, if the actor sees its board; null alike for what is not his and what is not there.</summary>
    /// <param name="code">A code or an id; empty for the own unit.</param>
    public static UnitEntry? Find(Actor actor, string? code, OrganisationDirectory organisation)
    {
        var unit = string.IsNullOrEmpty(code) ? organisation.Unit(actor.Unit) : organisation.Unit(new Ref(code));
        return unit is not null && actor.Role switch
        {
            Role.Centre or Role.Auditor => true,
            Role.Secretary or Role.Town or Role.Community => organisation.IsIn(unit.Id, actor.Unit),
            _ => false,
        }
            ? unit
            : null;
    }
}
