using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;

namespace Haitang.Domain.Tests.Appeals;

public sealed class DeclineAndWithdrawTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is in hand", InHand, Decline, "appeal.not_to_decline"),
        RefusedStory.Of("others follow it", Absorb(Classified), Decline, "appeal.has_absorbed"),
        RefusedStory.Of("somebody still works on it", LeadReturned, Decline, "appeal.has_open_tickets"),
        RefusedStory.Of("the same person confirms", DeclineProposed, Decline, "appeal.decline_needs_second", by: SecondOfficer),
        .. RefusedStory.Texts(Classified, "reply", DeclineAppeal.MostReply, t => Decline with { Reply = t }),
        RefusedStory.Of("it is answered", Answered, new WithdrawAppeal(), "appeal.not_open"),
        RefusedStory.Of("it is merged", Merged, new WithdrawAppeal(), "appeal.not_open"),
        RefusedStory.Of("others follow it", MainCase, new WithdrawAppeal(), "appeal.has_absorbed"),
    ];

    [Fact]
    public void one_person_proposes_to_decline() =>
        Given(Classified).When(Decline, by: SecondOfficer)
            .Then(new AppealDeclineProposed(DeclineReason.Petition, "请向信访部门反映", SecondOfficer.Account));

    [Fact]
    public void a_second_one_confirms_it_and_his_words_count() =>
        Given(DeclineProposed).When(Decline with { Reply = "请到信访局" }, by: Officer).Then(new AppealDeclined(DeclineReason.Petition, "请到信访局"));

    [Fact]
    public void another_reason_is_another_proposal() =>
        Given(DeclineProposed).When(Decline with { Reason = DeclineReason.Unclear }, by: SecondOfficer)
            .Then(new AppealDeclineProposed(DeclineReason.Unclear, "请向信访部门反映", SecondOfficer.Account));

    [Fact]
    public void whoever_goes_on_with_the_case_drops_the_proposal() =>
        Assert.All(
            [DeclineProposed.After(Classify, Officer), DeclineProposed.After(Escalate, Clerk), DeclineProposed.After(Dispatch, Clerk)],
            appeal => Assert.Null(appeal.DeclineProposed));

    [Fact]
    public void a_withdrawal_ends_the_open_tickets() =>
        Given(InHand).When(new WithdrawAppeal(), by: Officer).Then(
            new AppealTicketsRecalled([LeadTicket, AssistingTicket], AppealStatus.InHand, null), new AppealWithdrawn());

    [Fact]
    public void a_withdrawn_case_is_withdrawn_whatever_was_open() =>
        Assert.Equal((AppealStatus.Withdrawn, 0), (After(InHand).Status, After(InHand).OpenTickets.Count()));

    private static Appeal After(Appeal appeal) => appeal.After(new WithdrawAppeal(), Officer);
}
