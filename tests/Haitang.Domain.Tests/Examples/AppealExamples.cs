using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Examples;

using Outcome = Haitang.Domain.Tickets.Outcome;

/// <summary>An appeal in every status, and in the states within a status that decide differently.</summary>
internal static class AppealExamples
{
    /// <summary>In the queue of the town of the place.</summary>
    public static Appeal Collected { get; } = Appeal.Initial.After(Collect, Officer);

    /// <summary>In the queue of the grid whose leader collected it.</summary>
    public static Appeal AtTheGrid { get; } = Appeal.Initial.After(Collect, Leader);

    public static Appeal Classified { get; } = Collected.After(Classify, Officer);

    /// <summary>With the command centre, for nobody else's eyes.</summary>
    public static Appeal Confidential { get; } = Collected.After(Classify with { Confidential = true }, Officer);

    /// <summary>Whoever reported it left a contact and is marked.</summary>
    public static Appeal Misused { get; } = (Classified with { Reporter = Number(290) }).After(AppealCommands.Misuse, Officer);

    public static Appeal Recused { get; } = Confidential.After(new RecuseFromAppeal { Unit = Department.Code }, Officer);

    public static Appeal DeclineProposed { get; } = Classified.After(Decline, SecondOfficer);

    /// <summary>With the community as lead and the grid assisting.</summary>
    public static Appeal InHand { get; } = Classified.After(Dispatch, Clerk);

    /// <summary>The lead gave it back, the assisting unit still works.</summary>
    public static Appeal LeadReturned { get; } = InHand.After(Returned, Actor.System);

    public static Appeal Done { get; } = InHand.After(Verified, Actor.System)
        .After(new NoteTicketFinished(AssistingTicket, TicketEnding.Verified, Outcome.Resolved), Actor.System);

    public static Appeal Answered { get; } = Done.After(Answer, Officer);

    public static Appeal SettledOnSpot { get; } = AtTheGrid.After(Settle, Leader);

    public static Appeal Rated { get; } = Answered.After(Evaluate, Officer);

    public static Appeal Unanswered { get; } = Answered.After(CallBack with { Result = CallBackResult.Refused }, Officer);

    public static Appeal Closed { get; } = Rated.After(new CloseAppeal(), Officer);

    public static Appeal Declined { get; } = DeclineProposed.After(Decline, Officer);

    public static Appeal Withdrawn { get; } = Classified.After(new WithdrawAppeal(), Officer);

    public static Appeal MainCase { get; } = Absorb(InHand);

    public static Appeal Merged { get; } = Classified.After(Merge, InHand, Officer);

    public static Appeal AnsweredWithMain { get; } = Merged.After(new AnswerWithMain(Main, Outcome.Resolved), Actor.System);

    public static Appeal ExclusionAsked { get; } = Answered.After(AskExclusion, Neighbour);

    public static IReadOnlyList<(string Name, Appeal State)> All { get; } =
    [
        ("none", Appeal.Initial),
        ("collected", Collected),
        ("classified", Classified),
        ("classified, confidential", Confidential),
        ("classified, confidential, a unit recused", Recused),
        ("classified, marked for misuse", Misused),
        ("classified, decline proposed", DeclineProposed),
        ("classified, lead returned, assisting open", LeadReturned),
        ("in hand", InHand),
        ("in hand, absorbed another", MainCase),
        ("done", Done),
        ("answered", Answered),
        ("answered, settled on the spot", SettledOnSpot),
        ("answered, rated", Rated),
        ("answered, call-backs over", Unanswered),
        ("answered, exclusion asked", ExclusionAsked),
        ("answered with its main case", AnsweredWithMain),
        ("closed", Closed),
        ("declined", Declined),
        ("withdrawn", Withdrawn),
        ("merged", Merged),
    ];

    public static Appeal Absorb(Appeal main) => Appeal.Evolve(main, new AppealAbsorbed(Number(202), "HT-241031-8"));
}
