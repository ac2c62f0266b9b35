using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

/// <summary>What is refused before an appeal is dispatched.</summary>
public static class IntakeRefusals
{
    private static readonly Guid[] TooMany = [.. Enumerable.Range(0, 21).Select(Number)];

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is there", Collected, Collect, "appeal.already_there", by: Leader),
        RefusedStory.Of("no such channel", Appeal.Initial, Collect with { Channel = "no-such" }, "channel.unknown", "channel", Leader),
        RefusedStory.Of("work is no place", Appeal.Initial, Collect with { Unit = Department.Code }, "unit.no_place", "unit", Leader),
        RefusedStory.Of("off the earth", Appeal.Initial, Collect with { Location = new(0, 91) }, "location.off_earth", "location", Leader),
        RefusedStory.Of("too many files", Appeal.Initial, Collect with { Attachments = TooMany }, "attachments.too_many", "attachments", Leader),
        RefusedStory.Of(
            "a nameless reporter", Appeal.Initial, Collect with { Subject = Subject.Anonymous, Reporter = Number(5) },
            "appeal.anonymous_with_reporter", "reporter", Leader),
        RefusedStory.Of("a number with words", Appeal.Initial, Collect with { ExternalRef = "欧阳 139" }, "input.no_code", "externalRef", Leader),
        RefusedStory.Of("a number without an end", Appeal.Initial, Collect with { ExternalRef = new string('7', 65) }, "input.no_code", "externalRef", Leader),
        RefusedStory.Of("a kind that is a sentence", Appeal.Initial, Collect with { AsTold = new("投诉 欧阳", null, null) }, "input.no_word", "kind", Leader),
        RefusedStory.Of("an urgency with a number to call", Appeal.Initial, Collect with { AsTold = new(null, null, "急13977775321") }, "input.no_word", "urgency", Leader),
        RefusedStory.Of("a category that is a sentence", Appeal.Initial, Collect with { AsTold = new(null, "欧阳家", null) }, "input.no_code", "categoryCode", Leader),
        RefusedStory.Of("a grid that is a sentence", Appeal.Initial, Collect with { AsTold = new(null, null, null, "欧阳家") }, "input.no_code", "gridCode", Leader),
        .. RefusedStory.Texts(Appeal.Initial, "title", CollectAppeal.MostTitle, t => Collect with { Title = t }, Leader),
        .. RefusedStory.Texts(Appeal.Initial, "text", CollectAppeal.MostText, t => Collect with { Text = t }, Leader),
        RefusedStory.Of("it is in hand", InHand, Classify, "appeal.not_to_classify"),
        RefusedStory.Of("no such category", Collected, Classify with { Category = "no-such" }, "category.unknown", "category"),
        RefusedStory.Of("not of the lowest level", Collected, Classify with { Category = Lamps.Code }, "category.not_a_leaf", "category"),
        RefusedStory.Of(
            "a town lifts confidentiality", Confidential, Classify with { Confidential = false }, "appeal.only_centre_lifts_confidential", by: Clerk),
        RefusedStory.Of("it becomes confidential and others follow it", Absorb(Classified), Classify with { Nature = Nature.Report }, "appeal.has_absorbed"),
        RefusedStory.Of("it is in hand", InHand, Settle, "appeal.not_to_settle"),
        RefusedStory.Of("somebody still works on it", LeadReturned, Settle, "appeal.not_to_settle"),
        RefusedStory.Of("too many files", Collected, Settle with { Attachments = TooMany }, "attachments.too_many", "attachments"),
        .. RefusedStory.Texts(Collected, "result", SettleAppealOnSpot.MostResult, t => Settle with { Result = t }),
        RefusedStory.Of("it is done", Done, Escalate, "appeal.not_to_escalate", by: Clerk),
        RefusedStory.Of("nobody stands above", Collected.After(Escalate, Clerk), Escalate, "appeal.no_higher_level"),
        .. RefusedStory.Texts(Collected, "reason", EscalateAppeal.MostReason, t => Escalate with { Reason = t }, Clerk),
    ];

    private static Appeal Confidential => Appeal.Initial.After(Collect with { Confidential = true }, Officer);
}
