using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

/// <summary>滥用标记, with a reason and an end.</summary>
public sealed class MisuseTests
{
    private static readonly Appeal Named = Classified with { Reporter = Number(290) };

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("nobody left a contact", Classified with { Reporter = null }, Misuse, "appeal.no_reporter"),
        RefusedStory.Of("it would end today", Named, Misuse with { LastDay = Misuse.LastDay.AddDays(-90) }, "input.not_after_today", "lastDay"),
        RefusedStory.Of("it would last more than a year", Named, Misuse with { LastDay = Misuse.LastDay.AddDays(300) }, "appeal.misuse_too_long", "lastDay"),
        RefusedStory.Of("there is no mark to lift", Named, new LiftMisuse(), "appeal.misuse_not_marked"),
        .. RefusedStory.Texts(Named, "reason", EscalateAppeal.MostReason, t => Misuse with { Reason = t }),
    ];

    [Fact]
    public void it_is_marked_with_a_reason_until_a_day_and_lifted()
    {
        Given(Named).When(Misuse, by: Officer).Then(new AppealMisuseMarked(Misuse.Reason, Misuse.LastDay));
        Given(Misused).When(new LiftMisuse(), by: Officer).Then(new AppealMisuseLifted());
    }
}
