using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Appeals;

public sealed class DispatchAppealTests
{
    private static readonly PolicyLine Line = Rules.LineOf([], Urgency.Routine)!;

    private static readonly Appeal AtTheCentre = Classified.After(Escalate, Clerk);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not classified", Collected, Dispatch, "appeal.not_to_dispatch", by: Clerk),
        RefusedStory.Of("it is in hand", InHand, Dispatch, "appeal.not_to_dispatch", by: Clerk),
        RefusedStory.Of("no such unit", Classified, Dispatch with { Lead = "no-such" }, "unit.cannot_work", "lead"),
        RefusedStory.Of("a closed unit", Classified, Dispatch with { Lead = ClosedTown.Code }, "unit.cannot_work", "lead"),
        RefusedStory.Of("the city", Classified, Dispatch with { Lead = City.Code }, "unit.cannot_work", "lead"),
        RefusedStory.Of("a town reaches no department", Classified, Dispatch with { Lead = Department.Code }, "appeal.unit_out_of_reach", "lead", Clerk),
        RefusedStory.Of(
            "nor another town", Classified, Dispatch with { Assisting = [OtherTown.Code] }, "appeal.unit_out_of_reach", "assisting", Clerk),
        RefusedStory.Of("the same unit twice", Classified, Dispatch with { Assisting = [Community.Code] }, "appeal.unit_twice", "assisting"),
        RefusedStory.Of("a unit that works on it", LeadReturned, Dispatch with { Lead = Grid.Code, Assisting = [] }, "appeal.unit_has_ticket", "lead"),
        new(
            "more than twenty assisting units", typeof(DispatchAppeal), "appeal.too_many_units", "assisting",
            () => Given(Classified).In(Crowded).When(Dispatch with { Assisting = [.. Crowd.Select(u => (Ref)u.Code)] }, by: Officer).Decision),
        new(
            "a city without a policy", typeof(DispatchAppeal), "policy.none", null,
            () => Given(Classified).Under(DeadlineRules.None).When(Dispatch, by: Clerk).Decision),
    ];

    private static IReadOnlyList<UnitEntry> Crowd =>
        [.. Enumerable.Range(0, 21).Select(n => Department with { Id = Number(200 + n), Code = $"DEPT-{n}" })];

    private static OrganisationDirectory Crowded => Of([.. TestCity.Organisation.Units, .. Crowd]);

    [Fact]
    public void every_unit_gets_a_ticket_of_its_own_with_its_clocks() =>
        Given(Classified).When(Dispatch, by: Clerk)
            .Then(new AppealDispatched(
                new(LeadTicket, "HT-241031-7-T1", Community.Label()), [new(AssistingTicket, "HT-241031-7-T2", Grid.Label())], InTime: true))
            .AndStarts(LeadTicket, Issued("HT-241031-7-T1", Community, Town, lead: true))
            .AndStarts(AssistingTicket, Issued("HT-241031-7-T2", Grid, Town, lead: false));

    [Fact]
    public void the_case_is_in_hand() =>
        Assert.Equal((AppealStatus.InHand, Town.Id), (InHand.Status, InHand.Holder));

    [Fact]
    public void nobody_is_to_be_contacted_where_nobody_is_known() =>
        Given(Appeal.Initial.After(Collect with { Subject = Subject.Anonymous }, Officer).After(Classify, Officer))
            .When(Dispatch with { Assisting = [] }, by: Clerk)
            .AndStarts(LeadTicket, Issued("HT-241031-7-T1", Community, Town, lead: true) with { Contact = null });

    [Fact]
    public void dispatched_after_its_time_it_is_not_in_time() =>
        Given(Classified).When(Dispatch with { Assisting = [] }, At(10, 31, 14).AddSeconds(1), Clerk)
            .Then(new AppealDispatched(new(LeadTicket, "HT-241031-7-T1", Community.Label()), [], InTime: false));

    [Fact]
    public void work_that_a_desk_keeps_is_verified_by_the_unit_above() =>
        Given(Classified).When(Dispatch with { Lead = Town.Code, Assisting = [] }, by: Clerk)
            .AndStarts(LeadTicket, Issued("HT-241031-7-T1", Town, City, lead: true));

    [Fact]
    public void what_a_grid_keeps_for_itself_is_verified_by_its_community() =>
        Given(AtTheGrid.After(Classify, Clerk)).When(Dispatch with { Lead = Grid.Code, Assisting = [] }, by: Leader)
            .AndStarts(LeadTicket, Issued("HT-241031-7-T1", Grid, Community, lead: true));

    [Fact]
    public void a_higher_desk_that_dispatches_a_case_takes_it_over()
    {
        Given(Classified).When(Dispatch with { Lead = Department.Code, Assisting = [] }, by: Officer)
            .Then(new AppealDispatched(new(LeadTicket, "HT-241031-7-T1", Department.Label()), [], InTime: true, City.Label()))
            .AndStarts(LeadTicket, Issued("HT-241031-7-T1", Department, City, lead: true));
        Assert.Equal(City.Id, Classified.After(Dispatch with { Lead = Department.Code, Assisting = [] }, Officer).Holder);
    }

    [Fact]
    public void the_command_centre_reaches_everybody() =>
        Given(AtTheCentre).When(Dispatch with { Lead = Department.Code, Assisting = [Partner.Code, OtherTown.Code] }, by: Officer)
            .Then(new AppealDispatched(
                new(LeadTicket, "HT-241031-7-T1", Department.Label()),
                [new(AssistingTicket, "HT-241031-7-T2", Partner.Label()), new(NameBasedId.Of(CommandId, 3), "HT-241031-7-T3", OtherTown.Label())],
                InTime: true));

    [Fact]
    public void a_problem_cases_next_ticket_is_under_supervision_from_the_start() =>
        Given(Classified with { Problem = true }).When(Dispatch with { Assisting = [] }, by: Clerk)
            .AndStarts(LeadTicket, Issued("HT-241031-7-T1", Community, Town, lead: true), new TicketSupervised(Card.Red, null, SupervisionCause.ProblemCase));

    [Fact]
    public void dispatched_again_it_counts_its_tickets_on() =>
        Given(LeadReturned).When(Dispatch with { Lead = Department.Code, Assisting = [] }, by: Officer)
            .Then(new AppealDispatched(new(LeadTicket, "HT-241031-7-T3", Department.Label()), [], InTime: true, City.Label()));

    private static TicketIssued Issued(string number, UnitEntry unit, UnitEntry issuer, bool lead) => new(
        Id, number, unit.Label(), issuer.Label(), lead, Urgency.Routine, PolicyVersion,
        Clock(T0, Line.Accept), lead ? Clock(T0, Line.Contact) : null, Clock(T0, Line.Complete));
}
