using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Reactions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Reactions;

using Outcome = Haitang.Domain.Tickets.Outcome;

public sealed class ReactionTests
{
    private static readonly Guid Here = Number(210);
    private static readonly Guid First = Number(211);
    private static readonly Guid Second = Number(212);
    private static readonly AnswerWindows Windows = AnswerWindows.From(T0);

    public static TheoryData<Type> ThoseOfCases => [typeof(TicketFacts), typeof(RecalledTickets), typeof(ProblemCases), typeof(MergedAnswers), typeof(LeftMainCases), typeof(ConfidentialTickets)];

    [Fact]
    public void what_became_of_a_ticket_is_told_to_its_appeal()
    {
        Assert.Equal(
            [new(First, new NoteTicketFinished(Here, TicketEnding.Verified, Outcome.Partly))],
            React<TicketFacts>(new TicketClosed(First, Outcome.Partly)));
        Assert.Equal([new(First, new NoteTicketFinished(Here, TicketEnding.Returned, null))], React<TicketFacts>(new TicketReturned(First)));
        Assert.Equal([new(First, new NoteTicketFinished(Here, TicketEnding.Withdrawn, null))], React<TicketFacts>(new TicketWithdrawn(First, null)));
        Assert.Equal(
            [new(First, new NoteTicketSentBack(Here))],
            React<TicketFacts>(new TicketSentBack(First, "重做", 2, TicketExamples.RoutineIssued.Due)));
    }

    [Fact]
    public void a_transfer_to_another_unit_is_told_to_its_appeal()
    {
        var transferred = new TicketTransferred(Department.Label(), Partner.Label(), TransferredPart.Unit, First);
        Assert.Equal([new(First, new NoteTicketTransferred(Here, Department.Label(), Partner.Label()))], React<TicketFacts>(transferred));
        Assert.Empty(React<TicketFacts>(transferred with { Part = TransferredPart.Issuer }));
        // As it was written before it named its case.
        Assert.Empty(React<TicketFacts>(transferred with { Case = null }));
    }

    [Fact]
    public void open_tickets_hear_that_their_case_became_confidential()
    {
        var classified = new AppealClassified(DarkLamps.Label(), Nature.Report, Domain.Deadlines.Urgency.Routine, Level.City, true, City.Label(), null, [First, Second]);
        Assert.Equal(
            [new(First, new NoteConfidentiality(true)), new(Second, new NoteConfidentiality(true))], React<ConfidentialTickets>(classified));
        Assert.Empty(React<ConfidentialTickets>(classified with { Tickets = null }));
    }

    [Fact]
    public void a_main_case_hears_that_one_answered_with_it_goes_its_own_way()
    {
        var reopened = new AppealReopened(1, true, "又不亮了", AppealStatus.Classified, null, new(First, "HT-241031-8"));
        Assert.Equal([new(First, new NoteReopened(Here, "HT-241031-8"))], React<LeftMainCases>(reopened));
        Assert.Empty(React<LeftMainCases>(reopened with { Left = null }));
    }

    [Fact]
    public void every_recalled_ticket_is_withdrawn() =>
        Assert.Equal(
            [new(First, new RecallTicket()), new(Second, new RecallTicket())],
            React<RecalledTickets>(new AppealTicketsRecalled([First, Second], AppealStatus.Classified, null)));

    [Fact]
    public void the_open_tickets_of_a_problem_case_are_supervised() =>
        Assert.Equal(
            [new(First, new SuperviseProblem()), new(Second, new SuperviseProblem())],
            React<ProblemCases>(new AppealMarkedProblem(ProblemCause.ThirdReturn, [First, Second])));

    [Fact]
    public void merged_cases_are_answered_with_their_main_case() =>
        Assert.Equal(
            [new(First, new AnswerWithMain(Here, Outcome.Explained)), new(Second, new AnswerWithMain(Here, Outcome.Explained))],
            React<MergedAnswers>(new AppealAnswered("已答复", Outcome.Explained, Windows, [First, Second])));

    [Fact]
    public void also_when_it_is_settled_on_the_spot()
    {
        var settled = new AppealSettledOnSpot(Town.Label(), "换了灯泡", [], Windows, [First]);
        Assert.Equal([new(First, new AnswerWithMain(Here, Outcome.Resolved))], React<MergedAnswers>(settled));
        Assert.Empty(React<MergedAnswers>(settled with { Absorbed = null }));
    }

    [Theory]
    [MemberData(nameof(ThoseOfCases))]
    public void facts_that_do_not_concern_it_move_nothing(Type reaction) =>
        Assert.Empty(((IReaction)Activator.CreateInstance(reaction)!).React(new TicketAccepted(true), Context));

    [Fact]
    public void a_repeat_of_a_reaction_does_nothing_harmful()
    {
        // What is refused the second time is listed as harmless, so that a repeat under another id stops nothing.
        Assert.Contains(Code(AppealExamples.LeadReturned, AppealCommands.Returned), new TicketFacts().Harmless);
        Assert.Contains(Code(AppealExamples.LeadReturned, AppealCommands.Transferred), new TicketFacts().Harmless);
        Assert.Contains(Code(AppealExamples.InHand, AppealCommands.ReopenedFollower), new LeftMainCases().Harmless);
        Assert.Contains(Code(TicketExamples.Withdrawn, new NoteConfidentiality(true)), new ConfidentialTickets().Harmless);
        Assert.Contains(Code(TicketExamples.Accepted, new NoteConfidentiality(false)), new ConfidentialTickets().Harmless);
        Assert.Contains(Code(TicketExamples.Withdrawn, new RecallTicket()), new RecalledTickets().Harmless);
        Assert.Contains(Code(TicketExamples.Supervised, new SuperviseProblem()), new ProblemCases().Harmless);
        Assert.Contains(Code(TicketExamples.Closed, new SuperviseProblem()), new ProblemCases().Harmless);
        Assert.Contains(Code(AppealExamples.AnsweredWithMain, new AnswerWithMain(AppealCommands.Main, Outcome.Resolved)), new MergedAnswers().Harmless);
    }

    private static EventContext Context => new(Number(220), Here, 3, T0);

    private static IEnumerable<ReactionCommand> React<TReaction>(IEvent happened) where TReaction : IReaction, new() =>
        new TReaction().React(happened, Context);

    private static string Code<TState>(TState state, ICommand<TState> command) where TState : class, IStreamState<TState> =>
        ((Decision.Refused)Play.Given(state).When(command).Decision).Reasons[0].Code;
}
