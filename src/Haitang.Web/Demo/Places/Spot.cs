using Haitang.Domain.Appeals;
using Haitang.Web.Demo.Lives;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Places;

/// <summary>Where something is wrong: down to the door.</summary>
internal sealed record Spot(TownPlace Town, CommunityPlace Community, int Grid, string Street, string Estate, string Building, GeoPoint Location)
{
    // About a kilometre and a half: a community lies around its town's centre.
    private const double Spread = 0.03;

    /// <summary>The named accounts' own grids: who signs in finds something to do.</summary>
    private static readonly Dictionary<string, double> Busy = new() { ["YS-FT-01"] = 9, ["YS-XM-02"] = 5 };

    public string GridCode => Community.GridIn(Town, Grid);

    /// <summary>Whether somebody can sign in as the leader of its grid.</summary>
    public bool IsBusy => Busy.ContainsKey(GridCode);

    public string CommunityCode => Community.CodeIn(Town);

    /// <summary>Beyond the street.</summary>
    public string Door => $"{Estate} {Building}";

    public static Spot Draw(PlaceBook book, Chance chance, Ground ground = Ground.Any)
    {
        var town = chance.One([.. book.Towns.Where(t => t.Communities.Any(c => Has(c, ground)))], t => t.Weight);
        return Draw(town, chance.One([.. town.Communities.Where(c => Has(c, ground))], c => c.Weight), chance, ground);
    }

    public static Spot Draw(TownPlace town, CommunityPlace community, Chance chance, Ground ground = Ground.Any)
    {
        var grid = chance.One([.. Enumerable.Range(1, community.Grids)], n => Busy.GetValueOrDefault(community.GridIn(town, n), 1));
        var estate = chance.One([.. community.Estates.Where(e => ground is not Ground.Estate || !IsGroup(e))]);
        // Groups of a village have doors, estates have buildings.
        var building = FormattableString.Invariant($"{1 + chance.Below(IsGroup(estate) ? 60 : 36)} {(IsGroup(estate) ? "号" : "幢")}");
        var location = new GeoPoint(Near(town.Lon, chance), Near(town.Lat, chance));
        return new(town, community, grid, chance.One(town.Streets), estate, building, location);
    }

    private static bool Has(CommunityPlace community, Ground ground) => ground switch
    {
        Ground.Village => community.IsVillage,
        Ground.Estate => community.Estates.Any(e => !IsGroup(e)),
        _ => true,
    };

    private static bool IsGroup(string estate) => estate.EndsWith('组');

    private static double Near(double centre, Chance chance) => Math.Round(centre + ((chance.Middling() - 0.5) * Spread), 5);
}
