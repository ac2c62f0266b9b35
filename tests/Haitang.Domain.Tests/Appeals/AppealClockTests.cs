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

public sealed class AppealClockTests
{
    private static readonly StrikeAppealClock Strike = new();

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("nothing is due yet", Collected, Strike, "clock.not_yet", null, Actor.System, At(10, 31, 14)),
        RefusedStory.Of("it is written", Collected.After(Strike, Actor.System, At(11, 1, 9)), Strike, "clock.not_yet", null, Actor.System, At(11, 2, 9)),
        RefusedStory.Of("it is in hand", InHand, Strike, "clock.not_yet", null, Actor.System, At(11, 30, 9)),
        RefusedStory.Of("the time for rating is not over", Answered, Strike, "clock.not_yet", null, Actor.System, T0.AddDays(7)),
    ];

    [Fact]
    public void a_case_that_nobody_dispatched_is_overdue() =>
        Given(Collected).When(Strike, At(11, 1, 9)).Then(new AppealDispatchOverdue(At(10, 31, 14)));

    [Fact]
    public void dispatched_at_the_due_moment_itself_it_is_in_time_and_only_then_overdue()
    {
        Assert.True(Classified.Dispatch!.IsInTime(At(10, 31, 14)));
        Assert.Equal(At(10, 31, 14).AddMicroseconds(1), AppealMoments.Next(Classified));
        Given(Classified).When(Strike, AppealMoments.Next(Classified)).Then(new AppealDispatchOverdue(At(10, 31, 14)));
        Assert.Equal(Light.Yellow, Lights.At(At(10, 31, 14), Classified.Dispatch.SoonAt, Classified.Dispatch.By));
        Assert.Equal(Light.Red, Lights.At(AppealMoments.Next(Classified)!.Value, Classified.Dispatch.SoonAt, Classified.Dispatch.By));
    }

    [Fact]
    public void rated_at_the_last_moment_it_is_not_closed_before()
    {
        Given(Answered).When(Evaluate, T0.AddDays(7), Officer).Then(new AppealEvaluated(true, Satisfaction.Satisfied, null, EvaluationWay.CallBack));
        Given(Answered).When(Strike, AppealMoments.Next(Answered)).Then(new AppealClosed(T0.AddDays(7)));
    }

    [Fact]
    public void its_classification_sets_the_limit_and_not_the_start()
    {
        var complex = Collected.After(Classify with { Urgency = Urgency.Complex }, Officer, At(10, 31, 11));
        Assert.Equal(Clock(T0, TimeLimit.WorkingDays(1)), complex.Dispatch);
        Given(Collected).When(Classify with { Urgency = Urgency.Emergency }, At(10, 31, 11), Officer).Then(new AppealClassified(
            DarkLamps.Label(), Nature.Help, Urgency.Emergency, Level.Town, false, Town.Label(), Clock(T0, TimeLimit.NaturalMinutes(15))));
    }

    [Fact]
    public void a_case_that_came_back_can_be_overdue_again()
    {
        var back = Collected.After(Strike, Actor.System, At(10, 31, 15)).After(Classify, Clerk).After(Dispatch, Clerk)
            .After(Returned, Actor.System, At(11, 4, 9));
        Given(back).When(Strike, At(11, 4, 15)).Then(new AppealDispatchOverdue(At(11, 4, 14)));
    }

    [Fact]
    public void seven_days_after_the_answer_the_case_is_closed_rated_or_not()
    {
        Given(Answered).When(Strike, T0.AddDays(9)).Then(new AppealClosed(T0.AddDays(7)));
        Given(Rated).When(Strike, T0.AddDays(9)).Then(new AppealClosed(T0.AddDays(7)));
        Given(AnsweredWithMain).When(Strike, T0.AddDays(9)).Then(new AppealClosed(T0.AddDays(7)));
    }

    [Fact]
    public void a_merged_case_has_no_clock_of_its_own() => Assert.Null(AppealMoments.Next(Merged));
}
