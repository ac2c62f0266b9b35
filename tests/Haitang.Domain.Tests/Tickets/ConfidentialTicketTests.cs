using Haitang.Domain.Appeals;
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

namespace Haitang.Domain.Tests.Tickets;

/// <summary>Work on a confidential case is as confidential as the case.</summary>
public sealed class ConfidentialTicketTests
{
    private static readonly NoteConfidentiality Note = new(true);

    private static readonly Ticket FromTheTown = Fold(TicketExamples.RoutineIssued with { Issuer = Town.Label() });

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it has ended", TicketExamples.Closed, Note, "ticket.ended", by: Actor.System),
        RefusedStory.Of("it is so already", FromTheTown.After(Note, Actor.System), Note, "ticket.confidentiality_known", by: Actor.System),
    ];

    [Fact]
    public void it_is_issued_so()
    {
        var report = Collected.After(Classify with { Nature = Nature.Report }, Officer);
        var started = Assert.IsType<Decision.Accepted>(Given(report).When(Dispatch with { Assisting = [] }, by: Officer).Decision).Started;
        var ticket = Fold((TicketIssued)Assert.Single(started).Events[0]);
        Assert.True(ticket.Confidential);
        Assert.Equal([new Party(Relation.Addressee, Community.Id), new Party(Relation.Issuer, City.Id)], ticket.Parties);
    }

    [Fact]
    public void a_case_that_becomes_confidential_names_the_tickets_that_are_open() =>
        Given(LeadReturned).When(Classify with { Nature = Nature.Report }, by: Clerk).Then(new AppealClassified(
            DarkLamps.Label(), Nature.Report, Domain.Deadlines.Urgency.Routine, Level.Town, true, City.Label(), LeadReturned.Dispatch, [AssistingTicket]));

    [Fact]
    public void one_that_stays_as_it_is_names_none() =>
        Given(LeadReturned).When(Classify, by: Clerk).Then(new AppealClassified(
            DarkLamps.Label(), Nature.Help, Domain.Deadlines.Urgency.Routine, Level.Town, false, Town.Label(), LeadReturned.Dispatch));

    [Fact]
    public void with_its_case_it_goes_from_its_desk_to_the_command_centre()
    {
        Given(FromTheTown).When(Note).Then(new TicketMadeConfidential(City.Label()));
        var confidential = FromTheTown.After(Note, Actor.System);
        Assert.Equal((true, City.Id), (confidential.Confidential, confidential.Issuer));
        Assert.Null(Permissions.Grants(typeof(WithdrawTicket), Clerk, confidential.Parties, TestCity.Organisation));
    }

    [Fact]
    public void lifted_with_its_case_it_stays_with_the_command_centre()
    {
        var confidential = FromTheTown.After(Note, Actor.System);
        Given(confidential).When(new NoteConfidentiality(false)).Then(new TicketConfidentialityLifted());
        var lifted = confidential.After(new NoteConfidentiality(false), Actor.System);
        Assert.Equal((false, City.Id), (lifted.Confidential, lifted.Issuer));
    }
}
