using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class OrganisationRightsTests
{
    private static readonly Type[] Commands =
        [.. typeof(OpenUnit).Assembly.GetTypes().Where(t => t.Namespace == typeof(OpenUnit).Namespace && t.IsAssignableTo(typeof(ICommand)))];

    [Fact]
    public void every_command_of_the_organisation_is_the_administrators_alone() =>
        Assert.All(Commands, command => Assert.Equal([Role.Admin], Permissions.Of(command).Select(r => r.Role).Distinct()));

    [Fact]
    public void the_organisation_has_its_twenty_three_commands() => Assert.Equal(23, Commands.Length);

    [Fact]
    public void an_administrator_changes_his_own_unit_and_those_below() =>
        Assert.Equal(
            [Relation.Holder, Relation.Above, null],
            new[] { Town, Grid, Department }.Select(u => By(Town, u)));

    [Fact]
    public void the_citys_administrator_changes_every_unit() =>
        Assert.DoesNotContain(null, TestCity.Organisation.Units.Select(u => By(City, u)));

    private static Relation? By(UnitEntry post, UnitEntry unit) =>
        Permissions.Grants(
            typeof(RenameUnit), new Actor(Number(90), Role.Admin, post.Id), [new Party(Relation.Holder, unit.Id)], TestCity.Organisation);
}
