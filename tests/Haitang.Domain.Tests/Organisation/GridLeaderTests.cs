using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Reactions;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class GridLeaderTests
{
    private static readonly Guid Li = Number(91);
    private static readonly Guid Wang = Number(92);
    private static readonly Account Person = new() { Kind = AccountKind.Person };
    private static readonly UnitOpened AGrid = new(Id, "CS-YS-01-02", UnitKind.Grid, "二网格", "Grid 2", Community.Label());
    private static readonly EventContext Context = new(Number(77), Id, 2, T0);

    [Fact]
    public void a_vacant_grid_gets_a_leader() => Appointing(Wang, AGrid).Then(new GridLeaderAppointed(Wang, null));

    [Fact]
    public void a_new_leader_replaces_the_one_before() =>
        Appointing(Wang, AGrid, new GridLeaderAppointed(Li, null)).Then(new GridLeaderAppointed(Wang, Li));

    [Fact]
    public void after_relief_nobody_is_replaced() =>
        Appointing(Wang, AGrid, new GridLeaderAppointed(Li, null), new GridLeaderRelieved(Li)).Then(new GridLeaderAppointed(Wang, null));

    [Fact]
    public void who_leads_the_grid_is_not_appointed_again() =>
        Appointing(Li, AGrid, new GridLeaderAppointed(Li, null)).ThenRefused("unit.leads_already");

    [Fact]
    public void only_a_grid_has_a_leader() => Appointing(Li, AGrid with { Kind = UnitKind.Community }).ThenRefused("unit.not_a_grid");

    [Fact]
    public void a_closed_grid_gets_no_leader() => Appointing(Li, AGrid, new UnitClosed()).ThenRefused("unit.closed");

    [Fact]
    public void the_leader_must_have_an_account() => Appointing(null).ThenRefused("account.unknown", "account");

    [Fact]
    public void a_machine_leads_no_grid() =>
        Appointing(Person with { Kind = AccountKind.Machine }).ThenRefused("unit.leader_is_a_person", "account");

    [Fact]
    public void a_disabled_account_leads_no_grid() => Appointing(Person with { Disabled = true }).ThenRefused("account.disabled");

    [Fact]
    public void a_leader_is_relieved() =>
        Given(AGrid, new GridLeaderAppointed(Li, null)).When(new RelieveGridLeader()).Then(new GridLeaderRelieved(Li));

    [Fact]
    public void a_vacant_grid_has_nobody_to_relieve() => Given(AGrid).When(new RelieveGridLeader()).ThenRefused("unit.no_leader");

    [Fact]
    public void closing_a_grid_relieves_its_leader() =>
        Given(AGrid, new GridLeaderAppointed(Li, null)).In(TestCity.Organisation).When(new CloseUnit())
            .Then(new GridLeaderRelieved(Li), new UnitClosed());

    [Fact]
    public void the_fold_knows_the_leader()
    {
        Assert.Equal(Wang, Fold(AGrid, new GridLeaderAppointed(Li, null), new GridLeaderAppointed(Wang, Li)).Leader);
        Assert.Null(Fold(AGrid, new GridLeaderAppointed(Li, null), new GridLeaderRelieved(Li)).Leader);
    }

    [Fact]
    public void an_appointment_gives_the_post_and_takes_it_from_the_former_leader() =>
        Assert.Equal(
            [
                new ReactionCommand(Wang, new GrantPost { Role = Role.GridLeader, Unit = Id }),
                new ReactionCommand(Li, new EndPost { Role = Role.GridLeader, Unit = Id }),
            ],
            new GridLeaderPosts().React(new GridLeaderAppointed(Wang, Li), Context));

    [Fact]
    public void the_first_appointment_takes_the_post_from_nobody() =>
        Assert.Equal(
            [new ReactionCommand(Wang, new GrantPost { Role = Role.GridLeader, Unit = Id })],
            new GridLeaderPosts().React(new GridLeaderAppointed(Wang, null), Context));

    [Fact]
    public void relief_ends_the_post() =>
        Assert.Equal(
            [new ReactionCommand(Li, new EndPost { Role = Role.GridLeader, Unit = Id })],
            new GridLeaderPosts().React(new GridLeaderRelieved(Li), Context));

    [Fact]
    public void other_facts_of_a_unit_concern_no_post() => Assert.Empty(new GridLeaderPosts().React(new UnitClosed(), Context));

    [Fact]
    public void a_repeated_reaction_sends_the_same_command_ids_and_no_two_alike()
    {
        var first = Context.CommandId(new GridLeaderPosts(), 0);
        Assert.Equal(first, Context.CommandId(new GridLeaderPosts(), 0));
        Assert.NotEqual(first, Context.CommandId(new GridLeaderPosts(), 1));
        Assert.NotEqual(first, (Context with { EventId = Number(78) }).CommandId(new GridLeaderPosts(), 0));
    }

    private static Outcome Appointing(Guid account, params IEvent<Unit>[] happened) =>
        Given(happened).Knowing(new AppointedAccount(Person)).When(new AppointGridLeader { Account = account });

    private static Outcome Appointing(Account? account) =>
        Given(AGrid).Knowing(new AppointedAccount(account)).When(new AppointGridLeader { Account = Li });
}
