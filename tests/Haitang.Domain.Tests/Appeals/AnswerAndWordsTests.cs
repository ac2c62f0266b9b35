using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

using Outcome = Haitang.Domain.Tickets.Outcome;

public sealed class AnswerAndWordsTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("work is not verified", InHand, Answer, "appeal.not_to_answer"),
        RefusedStory.Of("it is answered", Answered, Answer, "appeal.not_to_answer"),
        .. RefusedStory.Texts(Done, "text", AnswerAppeal.MostText, t => Answer with { Text = t }),
        RefusedStory.Of("it is answered", Answered, Supplement, "appeal.not_open"),
        RefusedStory.Of(
            "too many files", Collected, Supplement with { Attachments = [.. Enumerable.Range(0, 21).Select(Number)] },
            "attachments.too_many", "attachments"),
        .. RefusedStory.Texts(Collected, "text", CollectAppeal.MostText, t => Supplement with { Text = t }),
        RefusedStory.Of("it is closed", Closed, Message, "appeal.not_open"),
        RefusedStory.Of("it is declined", Declined, Message, "appeal.not_open"),
        RefusedStory.Of("it is withdrawn", Withdrawn, Message, "appeal.not_open"),
        .. RefusedStory.Texts(Collected, "text", PostMessage.MostText, t => Message with { Text = t }),
    ];

    [Fact]
    public void an_answer_opens_the_time_for_rating_and_for_reopening() =>
        Given(Done).When(Answer, by: Clerk)
            .Then(new AppealAnswered("路灯已全部修复", Outcome.Resolved, new(T0.AddDays(7), T0.AddDays(15)), []));

    [Fact]
    public void more_can_be_said_until_it_is_answered_also_of_a_merged_case()
    {
        Given(Done).When(Supplement with { Attachments = [Number(9)] }, by: Officer).Then(new AppealSupplemented("又灭了一盏", [Number(9)]));
        Given(Merged).When(Supplement, by: Officer).Then(new AppealSupplemented("又灭了一盏", []));
    }

    [Fact]
    public void a_message_bears_the_unit_that_wrote_it() =>
        Given(InHand).When(Message, by: Neighbour).Then(new AppealMessagePosted(Community.Label(), "明天上门", true));
}
