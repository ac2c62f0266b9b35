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

public sealed class ExclusionTests
{
    private static readonly Appeal Refused = ExclusionAsked.After(DenyExclusion, Officer);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("the ruling is awaited", ExclusionAsked, AskExclusion, "appeal.exclusion_asked", by: Neighbour),
        RefusedStory.Of("it was granted", ExclusionAsked.After(new GrantExclusion(), Officer), AskExclusion, "appeal.exclusion_asked", by: Neighbour),
        RefusedStory.Of("none was asked for", Answered, new GrantExclusion(), "appeal.no_exclusion_asked"),
        RefusedStory.Of("none was asked for", Answered, DenyExclusion, "appeal.no_exclusion_asked"),
        .. RefusedStory.Texts(Answered, "reason", EscalateAppeal.MostReason, t => AskExclusion with { Reason = t }, Neighbour),
        .. RefusedStory.Texts(ExclusionAsked, "reason", EscalateAppeal.MostReason, t => DenyExclusion with { Reason = t }),
    ];

    [Fact]
    public void it_is_asked_for_with_a_reason_and_ruled_on()
    {
        Given(Answered).When(AskExclusion, by: Neighbour).Then(new ExclusionRequested(Community.Label(), "不可抗力"));
        Given(ExclusionAsked).When(new GrantExclusion(), by: Officer).Then(new ExclusionGranted());
        Given(ExclusionAsked).When(DenyExclusion, by: Officer).Then(new ExclusionRefused("理由不成立"));
    }

    [Fact]
    public void refused_it_can_be_asked_for_with_another_reason() =>
        Given(Refused).When(AskExclusion, by: Neighbour).Then(new ExclusionRequested(Community.Label(), "不可抗力"));
}
