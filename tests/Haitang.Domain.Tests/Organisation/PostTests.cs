using FsCheck;
using FsCheck.Fluent;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class PostTests
{
    private static readonly AccountOpened APerson = new(City.Label(), AccountKind.Person, null);
    private static readonly AccountOpened AMachine = new(City.Label(), AccountKind.Machine, T0.AddYears(1));
    private static readonly Actor Self = new(Id, Role.Admin, City.Id);

    [Theory]
    [InlineData(Role.Community, "CS-YS-01")]
    [InlineData(Role.Town, "CS-YS")]
    [InlineData(Role.Centre, "CS")]
    [InlineData(Role.Department, "CS-WATER")]
    [InlineData(Role.RedAgent, "CS-WATER")]
    [InlineData(Role.RedAgent, "CS-YS-01")]
    [InlineData(Role.Partner, "CS-GRIDCO")]
    [InlineData(Role.Secretary, "CS-YS")]
    [InlineData(Role.Auditor, "CS")]
    [InlineData(Role.Admin, "CS")]
    public void a_person_gets_a_post_at_the_unit_it_belongs_to(Role role, string unit) =>
        Granting(role, unit, APerson).Then(new PostGranted(role, TestCity.Organisation.Unit(unit)!.Label()));

    [Theory]
    [InlineData(Role.Hotline, "CS")]
    [InlineData(Role.Open311, "CS")]
    [InlineData(Role.Kiosk, "CS-YS-01")]
    public void a_machine_gets_a_machines_post(Role role, string unit) =>
        Granting(role, unit, AMachine).Then(new PostGranted(role, TestCity.Organisation.Unit(unit)!.Label()));

    [Theory]
    [InlineData(Role.Town, "CS")]
    [InlineData(Role.Centre, "CS-YS")]
    [InlineData(Role.Admin, "CS-YS")]
    [InlineData(Role.Department, "CS-GRIDCO")]
    [InlineData(Role.Resident, "CS")]
    [InlineData(Role.Enterprise, "CS")]
    [InlineData(Role.System, "CS")]
    public void a_role_has_its_place(Role role, string unit) => Granting(role, unit, APerson).ThenRefused("account.role_elsewhere", "role");

    [Fact]
    public void the_unit_of_a_post_must_exist() => Granting(Role.Town, "nowhere", APerson).ThenRefused("unit.unknown", "unit");

    [Fact]
    public void a_closed_unit_gives_no_post() => Granting(Role.Town, "CS-OLD", APerson).ThenRefused("unit.closed");

    [Fact]
    public void a_post_is_held_once() =>
        Granting(Role.Town, "CS-YS", APerson, new PostGranted(Role.Town, Town.Label())).ThenRefused("account.post_held");

    [Fact]
    public void a_person_may_hold_several_posts() =>
        Granting(Role.Secretary, "CS-YS", APerson, new PostGranted(Role.Town, Town.Label()))
            .Then(new PostGranted(Role.Secretary, Town.Label()));

    [Fact]
    public void a_person_is_no_machine() => Granting(Role.Hotline, "CS", APerson).ThenRefused("account.role_for_machines");

    [Fact]
    public void a_machine_is_no_person() => Granting(Role.Admin, "CS", AMachine).ThenRefused("account.role_for_people");

    [Fact]
    public void a_machine_has_one_post() =>
        Granting(Role.Open311, "CS", AMachine, new PostGranted(Role.Hotline, City.Label())).ThenRefused("account.one_post_a_machine");

    [Fact]
    public void a_grids_leader_is_appointed_on_the_grid() =>
        Granting(Role.GridLeader, "CS-YS-01-01", APerson).ThenRefused("account.leader_by_grid");

    [Fact]
    public void the_system_grants_what_follows_from_the_appointment() =>
        Given(APerson).In(TestCity.Organisation).When(new GrantPost { Role = Role.GridLeader, Unit = Grid.Id })
            .Then(new PostGranted(Role.GridLeader, Grid.Label()));

    [Fact]
    public void a_post_ends() =>
        Ending(Role.Town, "CS-YS", Admin, new PostGranted(Role.Town, Town.Label())).Then(new PostEnded(Role.Town, Town.Label()));

    [Fact]
    public void a_post_at_a_closed_unit_ends_too() =>
        Ending(Role.Town, "CS-OLD", Admin, new PostGranted(Role.Town, ClosedTown.Label())).Then(new PostEnded(Role.Town, ClosedTown.Label()));

    [Fact]
    public void a_post_that_is_not_held_does_not_end() => Ending(Role.Town, "CS-YS", Admin).ThenRefused("account.post_missing");

    [Fact]
    public void a_post_at_an_unknown_unit_does_not_end() => Ending(Role.Town, "nowhere", Admin).ThenRefused("unit.unknown", "unit");

    [Fact]
    public void a_grids_leader_is_relieved_on_the_grid() =>
        Ending(Role.GridLeader, "CS-YS-01-01", Admin, new PostGranted(Role.GridLeader, Grid.Label())).ThenRefused("account.leader_by_grid");

    [Fact]
    public void nobody_ends_his_own_right_to_administer() =>
        Ending(Role.Admin, "CS", Self, new PostGranted(Role.Admin, City.Label())).ThenRefused("account.own");

    [Fact]
    public void whatever_is_granted_and_ended_the_posts_stay_in_order()
    {
        var role = Gen.Elements(Enum.GetValues<Role>());
        var unit = Gen.Elements(TestCity.Organisation.Units.Select(u => u.Id));
        var step = role.SelectMany(r => unit.SelectMany(u => ArbMap.Default.GeneratorFor<bool>().Select(grant => (r, u, grant))));
        Check.QuickThrowOnFailure(Prop.ForAll(
            step.ListOf(40).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (steps, machine) => InOrder(Play(steps, machine))));
    }

    private static Account Play(IEnumerable<(Role Role, Guid Unit, bool Grant)> steps, bool machine) =>
        steps.Aggregate(Fold(machine ? AMachine : APerson), (state, step) =>
        {
            ICommand<Account> command = step.Grant
                ? new GrantPost { Role = step.Role, Unit = step.Unit }
                : new EndPost { Role = step.Role, Unit = step.Unit };
            var decision = command.Decide(state, new Facts(Actor.System, T0, Id, CommandId, TestCity.Organisation));
            return decision is Decision.Accepted accepted ? accepted.Events.Aggregate(state, Account.Evolve) : state;
        });

    private static bool InOrder(Account account) =>
        account.Posts.Distinct().Count() == account.Posts.Count
        && account.Posts.All(p => Posts.IsForMachines(p.Role) == account.Kind is AccountKind.Machine)
        && account.Posts.All(p => Posts.Places(p.Role).Contains(TestCity.Organisation.Unit(p.Unit)!.Kind))
        && (account.Kind is AccountKind.Person || account.Posts.Count <= 1);

    private static Outcome Granting(Role role, string unit, params IEvent<Account>[] happened) =>
        Given(happened).In(TestCity.Organisation).When(new GrantPost { Role = role, Unit = unit }, by: Admin);

    private static Outcome Ending(Role role, string unit, Actor by, params IEvent<Account>[] happened) =>
        Given([APerson, .. happened]).In(TestCity.Organisation).When(new EndPost { Role = role, Unit = unit }, by: by);
}
