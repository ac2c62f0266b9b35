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

using Outcome = Haitang.Domain.Tickets.Outcome;

/// <summary>What the case makes of what became of its tickets.</summary>
public sealed class TicketNotesTests
{
    private static readonly NoteTicketFinished AssistingVerified = new(AssistingTicket, TicketEnding.Verified, Outcome.Explained);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("no ticket of this case", InHand, Verified with { Ticket = Number(250) }, "appeal.ticket_known", by: Actor.System),
        RefusedStory.Of("told before", LeadReturned, Returned, "appeal.ticket_known", by: Actor.System),
        RefusedStory.Of("taken back by the case itself", InHand.After(Escalate, Clerk), Returned, "appeal.ticket_known", by: Actor.System),
        RefusedStory.Of("another unit has it already", InHand.After(Transferred, Actor.System), Transferred, "appeal.ticket_known", by: Actor.System),
        RefusedStory.Of("it has ended", InHand.After(Verified, Actor.System), Transferred, "appeal.ticket_known", by: Actor.System),
        RefusedStory.Of("no ticket of this case", InHand, new NoteTicketSentBack(Number(250)), "appeal.ticket_unknown", by: Actor.System),
    ];

    [Fact]
    public void a_merged_units_part_in_the_case_goes_to_its_successor()
    {
        Given(InHand).When(Transferred).Then(new AppealTicketTransferred(LeadTicket, Community.Label(), OtherTown.Label()));
        var after = InHand.After(Transferred, Actor.System);
        Assert.Contains(new Party(Relation.Lead, OtherTown.Id), after.Parties);
        Assert.DoesNotContain(new Party(Relation.Lead, Community.Id), after.Parties);
        Assert.True(after.After(Verified, Actor.System).WorkedBy(OtherTown.Id));
    }

    [Fact]
    public void with_one_ticket_still_open_it_stays_in_hand() =>
        Given(InHand).When(Verified).Then(new AppealTicketFinished(LeadTicket, TicketEnding.Verified, Outcome.Resolved, AppealStatus.InHand, null));

    [Fact]
    public void with_the_last_one_it_is_done() =>
        Given(InHand.After(Verified, Actor.System)).When(AssistingVerified)
            .Then(new AppealTicketFinished(AssistingTicket, TicketEnding.Verified, Outcome.Explained, AppealStatus.Done, null));

    [Fact]
    public void an_assisting_unit_that_gives_up_holds_nothing_up() =>
        Given(InHand.After(Verified, Actor.System)).When(AssistingVerified with { Ending = TicketEnding.Returned, Outcome = null })
            .Then(new AppealTicketFinished(AssistingTicket, TicketEnding.Returned, null, AppealStatus.Done, null));

    [Theory]
    [InlineData(TicketEnding.Returned)]
    [InlineData(TicketEnding.Withdrawn)]
    public void without_its_lead_it_waits_to_be_dispatched_again(TicketEnding ending) =>
        Given(InHand).When(Verified with { Ending = ending, Outcome = null }, At(11, 1, 9)).Then(
            new AppealTicketFinished(LeadTicket, ending, null, AppealStatus.Classified, Clock(At(11, 1, 9), TimeLimit.WorkingHours(4))));

    [Fact]
    public void an_assisting_unit_that_finishes_meanwhile_changes_nothing() =>
        Given(LeadReturned).When(AssistingVerified)
            .Then(new AppealTicketFinished(AssistingTicket, TicketEnding.Verified, Outcome.Explained, AppealStatus.Classified, null));

    [Fact]
    public void the_third_return_makes_it_a_problem_and_raises_it_to_the_command_centre() =>
        Given(InHand with { Returns = 2 }).When(Returned).Then(
            new AppealTicketFinished(LeadTicket, TicketEnding.Returned, null, AppealStatus.Classified, Clock(T0, TimeLimit.WorkingHours(4))),
            new AppealMarkedProblem(ProblemCause.ThirdReturn, [AssistingTicket]),
            new AppealRaised(Town.Label(), City.Label()));

    [Fact]
    public void a_problem_case_at_the_command_centre_is_neither_marked_nor_raised_again() =>
        Given(InHand with { Returns = 2, Problem = true, Holder = City.Id }).When(Returned).Then(
            new AppealTicketFinished(LeadTicket, TicketEnding.Returned, null, AppealStatus.Classified, Clock(T0, TimeLimit.WorkingHours(4))));

    [Fact]
    public void returns_are_counted_and_withdrawals_are_not()
    {
        Assert.Equal(1, LeadReturned.Returns);
        Assert.Equal(0, InHand.After(Verified with { Ending = TicketEnding.Withdrawn }, Actor.System).Returns);
    }

    [Fact]
    public void the_third_send_back_makes_it_a_problem()
    {
        var note = new NoteTicketSentBack(LeadTicket);
        Given(InHand with { SendBacks = 1 }).When(note).Then(new AppealTicketSentBack(LeadTicket));
        Given(InHand with { SendBacks = 2 }).When(note).Then(
            new AppealTicketSentBack(LeadTicket), new AppealMarkedProblem(ProblemCause.ThirdSendBack, [LeadTicket, AssistingTicket]));
        Given(InHand with { SendBacks = 2, Problem = true }).When(note).Then(new AppealTicketSentBack(LeadTicket));
    }
}
