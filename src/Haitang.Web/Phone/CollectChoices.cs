using System.Globalization;
using Haitang.Domain.Organisation;
using Haitang.Web.Shell;
using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>What the collect form offers: channels, and the units in which the matter may lie.</summary>
public sealed record CollectChoices(IReadOnlyList<Choice> Channels, IReadOnlyList<Choice> Units)
{
    /// <summary>How a grid leader's appeals come in unless he says otherwise.</summary>
    public const string UsualChannel = "grid-visit";

    /// <summary>
    /// A grid knows its place; others choose among their own unit and the two levels below it, so that the list stays short. A red
    /// agent goes wherever he is needed: his own community stands first.
    /// </summary>
    public static CollectChoices For(Viewer viewer, OrganisationDirectory organisation)
    {
        var channels = organisation.Channels.Where(c => !c.Retired)
            .OrderByDescending(c => c.Code == UsualChannel).ThenBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new Choice(c.Code, Name(c.Name, c.NameEn)));
        var own = organisation.Unit(viewer.Actor.Unit);
        var units = viewer.Role is Role.RedAgent
            ? Below(own, organisation, levels: 0).Concat(Below(organisation.City, organisation, levels: 2)).DistinctBy(choice => choice.Value)
            : Below(own, organisation, levels: 2);
        return new([.. channels], [.. units]);
    }

    private static IEnumerable<Choice> Below(UnitEntry? unit, OrganisationDirectory organisation, int levels)
    {
        if (unit is null or { Closed: true }) yield break;
        if (unit.Kind is UnitKind.City or UnitKind.Town or UnitKind.Community or UnitKind.Grid)
            yield return new(unit.Id.ToString(), Name(unit.Name, unit.NameEn));
        if (levels == 0) yield break;
        foreach (var child in organisation.Units.Where(u => u.Parent == unit.Id).OrderBy(u => u.Code, StringComparer.Ordinal))
        {
            foreach (var choice in Below(child, organisation, levels - 1)) yield return choice;
        }
    }

    private static string Name(string name, string nameEn) => Language.Name(name, nameEn, CultureInfo.CurrentUICulture);
}

/// <summary>An option: what is sent, and what is read.</summary>
public sealed record Choice(string Value, string Words);
