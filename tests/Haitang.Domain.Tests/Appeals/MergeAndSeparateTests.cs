using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Appeals;

using Outcome = Haitang.Domain.Tickets.Outcome;

public sealed class MergeAndSeparateTests
{
    private static readonly Appeal Elsewhere = Appeal.Initial.After(Collect with { Unit = OtherTown.Code }, Officer);

    private static readonly Appeal Confidential = Appeal.Initial.After(Collect with { Confidential = true }, Officer);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("into itself", Collected, Merge with { Into = Id }, Collected, "appeal.into_itself", "into"),
        RefusedStory.Of("it is answered", Answered, Merge, Collected, "appeal.not_to_merge"),
        RefusedStory.Of("it is merged", Merged, Merge, Collected, "appeal.not_to_merge"),
        RefusedStory.Of("into a closed case", Collected, Merge, Closed, "appeal.main_not_open", "into"),
        RefusedStory.Of("into a merged case", Collected, Merge, Merged, "appeal.main_not_open", "into"),
        RefusedStory.Of("others follow it", MainCase, Merge, Collected, "appeal.has_absorbed"),
        RefusedStory.Of("it is confidential", Confidential, Merge, Collected, "appeal.confidential_not_merged"),
        RefusedStory.Of("the main case is confidential", Collected, Merge, Confidential, "appeal.confidential_not_merged"),
        RefusedStory.Of("a town merges across towns", Collected, Merge, Elsewhere, "appeal.other_town", "into", Clerk),
        RefusedStory.Of("it is not merged", Collected, Separate, MainCase, "appeal.not_merged"),
        RefusedStory.Of("the main case is closed", AnsweredWithMain, Separate, Absorb(Closed), "appeal.main_closed"),
        RefusedStory.Of("the reason is empty", Merged, Separate with { Reason = " " }, MainCase, "input.required", "reason"),
        RefusedStory.Of("the reason is too long", Merged, Separate with { Reason = new string('长', 2001) }, MainCase, "input.too_long", "reason"),
        RefusedStory.Of("it follows no more", InHand, ReopenedFollower, "appeal.not_followed", by: Actor.System),
        RefusedStory.Of("it is not merged", Collected, new AnswerWithMain(Main, Outcome.Resolved), "appeal.not_merged", by: Actor.System),
        RefusedStory.Of("it follows another one", Merged, new AnswerWithMain(Number(203), Outcome.Resolved), "appeal.not_merged", by: Actor.System),
    ];

    [Fact]
    public void a_merged_case_follows_its_main_case() =>
        Given(Collected).When(Merge, Classified, by: Clerk).Then(new AppealMerged(Main, "HT-241031-7")).AndOnTheOther(new AppealAbsorbed(Id, "HT-241031-7"));

    [Fact]
    public void its_open_tickets_are_taken_back() =>
        Given(InHand).When(Merge, Classified, by: Clerk).Then(
            new AppealTicketsRecalled([LeadTicket, AssistingTicket], AppealStatus.InHand, null), new AppealMerged(Main, "HT-241031-7"));

    [Fact]
    public void the_command_centre_merges_across_towns() =>
        Given(Collected).When(Merge, Elsewhere, by: Officer).Then(new AppealMerged(Main, "HT-241031-7"));

    [Fact]
    public void a_merged_case_keeps_what_it_is() =>
        Assert.Equal(
            Classified with { Status = AppealStatus.Merged, Main = Main, MainNumber = "HT-241031-7" }, Merged);

    [Fact]
    public void separated_it_is_classified_again_with_a_new_dispatch_clock() =>
        Given(Merged).When(Separate, MainCase, At(11, 4, 9), Officer)
            .Then(new AppealSeparated(
                Main, "HT-241031-7", "不是同一处", AppealStatus.Classified, Clock(At(11, 4, 9), TimeLimit.WorkingHours(4))))
            .AndOnTheOther(new AppealReleased(Id, "HT-241031-7"));

    [Fact]
    public void separated_at_once_everything_is_as_before() =>
        Assert.Equal(Classified, Merged.After(Separate, MainCase, Officer));

    [Fact]
    public void what_was_never_classified_waits_for_it() =>
        Assert.Equal(AppealStatus.Collected, Collected.After(Merge, Classified, Officer).After(Separate, MainCase, Officer).Status);

    [Fact]
    public void answered_with_its_main_case_it_can_still_be_separated()
    {
        var rated = AnsweredWithMain.After(Evaluate, Officer);
        var separated = rated.After(Separate, Absorb(Answered), Officer);
        Assert.Equal((AppealStatus.Classified, null, false), (separated.Status, separated.Windows, separated.Evaluated));
    }

    [Fact]
    public void reopened_it_is_released_by_its_main_case_which_can_then_be_withdrawn()
    {
        Given(MainCase).When(ReopenedFollower).Then(new AppealReleased(Number(202), "HT-241031-8"));
        Given(MainCase.After(ReopenedFollower, Actor.System)).When(new WithdrawAppeal(), by: Officer)
            .Then(new AppealTicketsRecalled([LeadTicket, AssistingTicket], AppealStatus.InHand, null), new AppealWithdrawn());
    }

    [Fact]
    public void a_main_case_that_is_reopened_leaves_those_answered_with_it_behind() =>
        Assert.Empty(Absorb(Answered).After(Reopen, Officer).Absorbed);

    [Fact]
    public void it_is_answered_with_its_main_case() =>
        Given(Merged).When(new AnswerWithMain(Main, Outcome.Partly))
            .Then(new AppealAnsweredWithMain(Main, "HT-241031-7", Outcome.Partly, AnswerWindows.From(T0)));

    [Fact]
    public void the_main_case_names_whom_its_answer_concerns()
    {
        Given(Absorb(Done)).When(Answer, by: Clerk)
            .Then(new AppealAnswered("路灯已全部修复", Outcome.Resolved, AnswerWindows.From(T0), [Number(202)]));
        Given(Absorb(AtTheGrid)).When(Settle, by: Leader)
            .Then(new AppealSettledOnSpot(Grid.Label(), "换了灯泡", [], AnswerWindows.From(T0), [Number(202)]));
    }
}
