using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Phone;
using Haitang.Web.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Phone;

public sealed class CollectChoicesTests
{
    private static readonly UnitEntry City = Unit("city", UnitKind.City, null);
    private static readonly UnitEntry Town = Unit("town", UnitKind.Town, City);
    private static readonly UnitEntry Community = Unit("community", UnitKind.Community, Town);
    private static readonly UnitEntry Grid = Unit("grid", UnitKind.Grid, Community);
    private static readonly UnitEntry ClosedGrid = Unit("old", UnitKind.Grid, Community) with { Closed = true };
    private static readonly UnitEntry Department = Unit("bureau", UnitKind.Department, City);

    private static readonly OrganisationDirectory Directory = new(
        1, [City, Town, Community, Grid, ClosedGrid, Department], [],
        [Channel("council"), Channel("grid-visit"), Channel("gone") with { Retired = true }]);

    [Fact]
    public void the_usual_channel_stands_first_and_retired_ones_nowhere() =>
        Assert.Equal(["grid-visit", "council"], For(Role.GridLeader, Grid).Channels.Select(c => c.Value));

    [Fact]
    public void a_grid_leader_collects_in_his_grid() => Assert.Equal(["grid"], UnitsOf(Role.GridLeader, Grid));

    [Fact]
    public void a_town_collects_in_itself_and_in_all_that_is_open_below() =>
        Assert.Equal(["town", "community", "grid"], UnitsOf(Role.Town, Town));

    [Fact]
    public void the_command_centre_is_spared_the_grids_and_offered_no_department() =>
        Assert.Equal(["city", "town", "community"], UnitsOf(Role.Centre, City));

    [Fact]
    public void a_red_agent_collects_wherever_he_goes_his_own_community_first()
    {
        Assert.Equal(["city", "town", "community"], UnitsOf(Role.RedAgent, Department));
        Assert.Equal(["community", "city", "town"], UnitsOf(Role.RedAgent, Community));
    }

    [Fact]
    public void a_reader_of_english_reads_english_names()
    {
        using var _ = Reading.In(Language.English);
        Assert.Equal("grid in English", Assert.Single(For(Role.GridLeader, Grid).Units).Words);
    }

    private static IEnumerable<string> UnitsOf(Role role, UnitEntry unit) =>
        For(role, unit).Units.Select(choice => Directory.Unit(Guid.Parse(choice.Value))!.Code);

    private static CollectChoices For(Role role, UnitEntry unit) =>
        CollectChoices.For(new Viewer(new Actor(Guid.CreateVersion7(), role, unit.Id), "", unit.Name, []), Directory);

    private static UnitEntry Unit(string code, UnitKind kind, UnitEntry? parent) =>
        new(Guid.CreateVersion7(), code, kind, code, code + " in English", parent?.Id);

    private static ChannelEntry Channel(string code) => new(Guid.CreateVersion7(), code, code, code);
}
