using Haitang.Domain.Organisation;

namespace Haitang.Web.Hotline;

/// <summary>The unit that an address lies in, as far as its words tell.</summary>
public static class AddressUnit
{
    /// <summary>The grid of this code; else the town or community that the address names, the longest name first; else the city.</summary>
    public static UnitEntry? Find(string? gridCode, string? address, OrganisationDirectory organisation) =>
        (organisation.Unit(new Ref(gridCode ?? "")) is { Closed: false, Kind: UnitKind.Grid } grid ? grid : null)
        ?? Named(address, organisation)
        ?? organisation.City;

    private static UnitEntry? Named(string? address, OrganisationDirectory organisation) =>
        string.IsNullOrWhiteSpace(address)
            ? null
            : organisation.Units
                .Where(u => u is { Closed: false, Kind: UnitKind.Town or UnitKind.Community } && address.Contains(u.Name, StringComparison.Ordinal))
                // A community is only meant where its town is not contradicted by the address.
                .OrderByDescending(u => u.Kind is UnitKind.Town ? 0 : IsInNamedTown(u, address, organisation) ? 1 : -1)
                .ThenByDescending(u => u.Name.Length).ThenBy(u => u.Code, StringComparer.Ordinal)
                .FirstOrDefault();

    private static bool IsInNamedTown(UnitEntry community, string address, OrganisationDirectory organisation) =>
        organisation.At(UnitKind.Town, community.Id) is { } town && address.Contains(town.Name, StringComparison.Ordinal);
}
