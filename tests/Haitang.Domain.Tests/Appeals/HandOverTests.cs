using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

public sealed class HandOverTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("another unit has it", AtTheGrid, HandOver, "appeal.not_held", by: Actor.System),
        RefusedStory.Of("it is closed", Closed, HandOver, "appeal.not_held", by: Actor.System),
        RefusedStory.Of("nobody is called so", Collected, HandOver with { To = Number(250) }, "unit.unknown", by: Actor.System),
    ];

    [Fact]
    public void a_merged_units_cases_go_on_with_its_successor()
    {
        Given(Collected).When(HandOver).Then(new AppealHandedOver(Town.Label(), OtherTown.Label()));
        Assert.Equal(OtherTown.Id, Answered.After(HandOver, Actor.System).Holder);
    }

    [Fact]
    public void also_those_that_follow_another_case_and_may_be_separated() =>
        Assert.Equal(OtherTown.Id, Merged.After(HandOver, Actor.System).After(Separate, MainCase, People.Officer).Holder);
}
