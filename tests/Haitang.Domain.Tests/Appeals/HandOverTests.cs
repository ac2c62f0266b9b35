using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

public sealed class HandOverTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("another unit holds it", Classified, new HandOverAppeal(Department.Id, OtherTown.Id), "appeal.not_held", by: Actor.System),
        RefusedStory.Of("nobody knows who took over", Classified, new HandOverAppeal(Town.Id, Number(250)), "unit.unknown", by: Actor.System),
    ];

    [Fact]
    public void what_a_merged_unit_held_goes_on_at_the_one_that_took_it_over() =>
        Given(Classified).When(AppealCommands.HandOver, by: Actor.System).Then(new AppealHandedOver(Town.Label(), OtherTown.Label()));
}
