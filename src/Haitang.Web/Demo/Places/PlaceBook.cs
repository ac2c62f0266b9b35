using Haitang.Domain.Organisation;

namespace Haitang.Web.Demo.Places;

/// <summary>The units and channels of the demonstration city, as <c>demo-places.json</c> names them.</summary>
internal sealed record PlaceBook(
    PlaceLabel City, IReadOnlyList<TownPlace> Towns, IReadOnlyList<PlaceLabel> Departments, IReadOnlyList<PlaceLabel> Partners,
    IReadOnlyList<PlaceLabel> Channels)
{
    /// <summary>Uppermost first.</summary>
    public IEnumerable<OpenUnit> Units()
    {
        yield return Unit(City.Code, UnitKind.City, City.Name, City.NameEn, "");
        foreach (var town in Towns)
        {
            yield return Unit(town.Code, UnitKind.Town, town.Name, town.NameEn, City.Code);
            foreach (var community in town.Communities)
            {
                var code = community.CodeIn(town);
                yield return Unit(code, UnitKind.Community, community.Name, community.NameEn, town.Code);
                for (var n = 1; n <= community.Grids; n++)
                {
                    yield return Unit(
                        community.GridIn(town, n), UnitKind.Grid, FormattableString.Invariant($"{community.Stem} {n:00} 网格"),
                        FormattableString.Invariant($"{community.NameEn} grid {n:00}"), code);
                }
            }
        }

        foreach (var department in Departments) yield return Unit(department.Code, UnitKind.Department, department.Name, department.NameEn, City.Code);
        foreach (var partner in Partners) yield return Unit(partner.Code, UnitKind.Partner, partner.Name, partner.NameEn, City.Code);
    }

    private static OpenUnit Unit(string code, UnitKind kind, string name, string nameEn, string parent) =>
        new() { Code = code, Kind = kind, Name = name, NameEn = nameEn, Parent = new Ref(parent) };
}

/// <summary>A unit or a channel.</summary>
internal sealed record PlaceLabel(string Code, string Name, string NameEn);

/// <param name="Weight">How much of the city's appeals comes from here.</param>
internal sealed record TownPlace(
    string Code, string Name, string NameEn, double Lon, double Lat, double Weight, IReadOnlyList<string> Streets,
    IReadOnlyList<CommunityPlace> Communities);

/// <param name="Code">Within its town.</param>
/// <param name="Grids">How many it has.</param>
/// <param name="Estates">Where people live: estates, or the groups of a village.</param>
internal sealed record CommunityPlace(
    string Code, string Name, string NameEn, int Grids, IReadOnlyList<string> Estates, double Weight = 4)
{
    public string Stem => Name.EndsWith('村') ? Name[..^1] : Name[..^2];

    public bool IsVillage => Name.EndsWith('村');

    public string CodeIn(TownPlace town) => $"{town.Code}-{Code}";

    public string GridIn(TownPlace town, int n) => FormattableString.Invariant($"{CodeIn(town)}-{n:00}");
}
