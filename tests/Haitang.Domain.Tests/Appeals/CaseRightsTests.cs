using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

/// <summary>Which part in a case lets whom do what.</summary>
public sealed class CaseRightsTests
{
    private static readonly Appeal AtTheCentre = Classified.After(AppealCommands.Escalate, Clerk);

    private static readonly Appeal Confidential =
        Appeal.Initial.After(AppealCommands.Collect with { Confidential = true, Unit = Community.Code }, Agent);

    [Theory]
    [InlineData(typeof(ClassifyAppeal))]
    [InlineData(typeof(DispatchAppeal))]
    [InlineData(typeof(AnswerAppeal))]
    [InlineData(typeof(DeclineAppeal))]
    [InlineData(typeof(MergeAppeal))]
    public void a_case_that_went_up_is_no_longer_the_lower_desks(Type command)
    {
        Assert.NotNull(By(Clerk, command, Collected));
        Assert.Null(By(Clerk, command, AtTheCentre));
        Assert.NotNull(By(Officer, command, AtTheCentre));
    }

    [Theory]
    [InlineData(typeof(SupplementAppeal))]
    [InlineData(typeof(PostMessage))]
    [InlineData(typeof(WithdrawAppeal))]
    [InlineData(typeof(ReopenAppeal))]
    [InlineData(typeof(EvaluateAppeal))]
    public void what_a_resident_says_is_heard_by_all_desks_of_the_place(Type command)
    {
        Assert.All([Leader, Neighbour, Clerk], by => Assert.Equal(Relation.Area, By(by, command, AtTheCentre)));
        Assert.All([OtherClerk, Engineer, TownSecretary], by => Assert.Null(By(by, command, AtTheCentre)));
    }

    [Fact]
    public void a_higher_desk_acts_for_the_grid_below() => Assert.Equal(Relation.Above, By(Clerk, typeof(DispatchAppeal), AtTheGrid));

    [Fact]
    public void who_works_on_a_case_does_not_bring_the_desks_above_him_into_it() =>
        Assert.All(
            [typeof(VerifyTicket), typeof(ReturnTicket), typeof(ExtendTicket), typeof(WithdrawTicket)],
            command => Assert.Null(By(Clerk, command, FromTheCentreTo(Community))));

    [Fact]
    public void a_secretary_asks_for_supervision_of_what_his_area_works_on() =>
        Assert.Equal(Relation.Area, By(TownSecretary, typeof(SuperviseTicket), FromTheCentreTo(Community)));

    [Fact]
    public void a_secretary_knows_nothing_of_confidential_work()
    {
        var known = FromTheCentreTo(Community);
        Ticket[] confidential = [known with { Confidential = true }, known with { Confidential = true, Issuer = Town.Id }];
        Actor[] secretaries = [TownSecretary, TownSecretary with { Unit = City.Id }];
        Assert.All(secretaries, by => Assert.NotNull(By(by, typeof(SuperviseTicket), known)));
        Assert.All(confidential, ticket => Assert.All(secretaries, by => Assert.Null(By(by, typeof(SuperviseTicket), ticket))));
        Assert.NotNull(By(Officer, typeof(SuperviseTicket), confidential[0]));
        Assert.NotNull(By(Neighbour, typeof(AcceptTicket), confidential[0]));
    }

    [Fact]
    public void a_confidential_case_is_not_even_the_collectors() =>
        Assert.All(
            [Agent, Leader, Neighbour, Clerk, TownSecretary],
            by => Assert.All([typeof(SupplementAppeal), typeof(PostMessage), typeof(EvaluateAppeal)], c => Assert.Null(By(by, c, Confidential))));

    [Fact]
    public void whoever_collected_it_for_a_resident_supplements_it() =>
        Assert.Equal(Relation.Collector, By(Agent, typeof(SupplementAppeal), Appeal.Initial.After(AppealCommands.Collect with { Unit = City.Code }, Agent)));

    private static Ticket FromTheCentreTo(UnitEntry unit) =>
        GivenWhenThen.Fold(TicketExamples.RoutineIssued with { Unit = Organisation.TestCity.Label(unit) });

    private static Relation? By(Actor by, Type command, IStreamState state) =>
        Permissions.Grants(command, by, state.Parties, Organisation.TestCity.Organisation);
}
