using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;

namespace Haitang.Domain.Tests.Appeals;

public sealed class EvaluateAndCloseTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not answered", Done, Evaluate, "appeal.not_answered"),
        RefusedStory.Of("the time is over", Answered, Evaluate, "appeal.rating_over", now: T0.AddDays(7).AddTicks(1)),
        RefusedStory.Of("one's own work", Answered, Evaluate, "appeal.own_work", by: Neighbour),
        RefusedStory.Of("staff rate through the portal", Answered, Evaluate with { Via = EvaluationWay.Portal }, "appeal.portal_is_the_residents", "via"),
        RefusedStory.Of("nobody can be called", Answered with { Subject = Subject.Anonymous }, Evaluate, "appeal.anonymous_no_call_back", "via"),
        RefusedStory.Of("the resident rates by call-back", Answered, Evaluate, "appeal.portal_is_the_residents", "via", Resident),
        .. RefusedStory.Texts(Answered, "comment", EvaluateAppeal.MostComment, t => Evaluate with { Comment = t }),
        RefusedStory.Of("it is not answered", Done, new CloseAppeal(), "appeal.not_answered"),
        RefusedStory.Of("nothing was heard yet", Answered, new CloseAppeal(), "appeal.rating_open"),
    ];

    [Fact]
    public void a_rating_counts_up_to_its_last_moment() =>
        Given(Answered).When(Evaluate, T0.AddDays(7), Officer)
            .Then(new AppealEvaluated(true, Satisfaction.Satisfied, null, EvaluationWay.CallBack));

    [Fact]
    public void the_resident_rates_through_the_portal() =>
        Given(Answered).When(Evaluate with { Via = EvaluationWay.Portal, Resolved = false, Comment = "还在闪" }, by: Resident)
            .Then(new AppealEvaluated(false, Satisfaction.Satisfied, "还在闪", EvaluationWay.Portal));

    [Fact]
    public void it_can_be_rated_again() =>
        Given(Rated).When(Evaluate with { Satisfaction = Satisfaction.Dissatisfied }, by: Officer)
            .Then(new AppealEvaluated(true, Satisfaction.Dissatisfied, null, EvaluationWay.CallBack));

    [Fact]
    public void a_bad_rating_alone_reopens_nothing() =>
        Assert.Equal(
            AppealStatus.Answered, Answered.After(Evaluate with { Resolved = false, Satisfaction = Satisfaction.Dissatisfied }, Officer).Status);

    [Fact]
    public void it_is_closed_once_it_is_rated_or_will_never_be()
    {
        Given(Rated).When(new CloseAppeal(), by: Officer).Then(new AppealClosed(null));
        Given(Unanswered).When(new CloseAppeal(), by: Officer).Then(new AppealClosed(null));
    }
}
