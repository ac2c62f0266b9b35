using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Appeals;

public sealed class CallBackTests
{
    private static readonly Appeal Twice = Answered.After(CallBack, Officer).After(CallBack, Officer);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not answered", Done, CallBack, "appeal.not_answered"),
        RefusedStory.Of("nobody is known", Answered with { Subject = Subject.Anonymous }, CallBack, "appeal.anonymous_no_call_back"),
        RefusedStory.Of("one's own work", Answered, CallBack, "appeal.own_work", by: Neighbour),
        RefusedStory.Of("settled by oneself", SettledOnSpot with { SettledBy = Town.Id }, CallBack, "appeal.own_work", by: Clerk),
        RefusedStory.Of("it stays unanswered", Unanswered, CallBack, "appeal.call_backs_done"),
    ];

    [Fact]
    public void an_attempt_bears_the_day_in_shanghai() =>
        Given(Answered).When(CallBack, At(11, 1, 0), Officer).Then(new CallBackAttempted(CallBackResult.NotReached, new(2024, 11, 1), false));

    [Fact]
    public void three_attempts_on_one_day_are_not_enough() =>
        Given(Twice).When(CallBack, by: Officer).Then(new CallBackAttempted(CallBackResult.NotReached, new(2024, 10, 31), false));

    [Fact]
    public void three_attempts_on_two_days_are() =>
        Given(Twice).When(CallBack, At(11, 1, 9), Officer).Then(new CallBackAttempted(CallBackResult.NotReached, new(2024, 11, 1), true));

    [Fact]
    public void an_attempt_that_reached_somebody_is_none_of_the_three()
    {
        var reached = Answered.After(CallBack with { Result = CallBackResult.Reached }, Officer).After(CallBack, Officer);
        Given(reached).When(CallBack, At(11, 1, 9), Officer).Then(new CallBackAttempted(CallBackResult.NotReached, new(2024, 11, 1), false));
    }

    [Fact]
    public void who_does_not_want_to_be_asked_is_asked_no_more() =>
        Given(Answered).When(CallBack with { Result = CallBackResult.Refused }, by: Officer)
            .Then(new CallBackAttempted(CallBackResult.Refused, new(2024, 10, 31), true));

    [Fact]
    public void who_has_rated_is_not_unanswered() =>
        Given(Twice.After(Evaluate, Officer)).When(CallBack, At(11, 1, 9), Officer)
            .Then(new CallBackAttempted(CallBackResult.NotReached, new(2024, 11, 1), false));

    [Fact]
    public void a_new_answer_starts_anew() =>
        Assert.Empty((Twice with { Status = AppealStatus.Done }).After(Answer, Officer).CallBacks);
}
