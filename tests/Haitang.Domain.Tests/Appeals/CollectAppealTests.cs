using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Tests.Appeals.AppealStories;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

public sealed class CollectAppealTests
{
    private static History<Appeal> Nothing => GivenNothing<Appeal>().In(TheCity).Knowing(new CaseNumber(7));

    [Fact]
    public void what_a_grid_leader_collects_waits_in_his_grid() =>
        Nothing.When(Collect(Grid), by: Leader).Then(Collected(Grid));

    [Fact]
    public void what_others_collect_in_a_grid_waits_at_its_town() =>
        Nothing.When(Collect(Grid), by: Hotline).Then(Collected(Town));

    [Fact]
    public void what_lies_nowhere_in_particular_waits_at_the_command_centre() =>
        Nothing.When(Collect(City), by: Hotline).Then(Collected(City) with { Unit = City.Label() });

    [Fact]
    public void a_confidential_appeal_waits_at_the_command_centre_whoever_collects_it() =>
        Nothing.When(Collect(Grid) with { Confidential = true }, by: Leader).Then(Collected(City, confidential: true));

    [Fact]
    public void the_number_carries_the_day_in_shanghai() =>
        Nothing.When(Collect(Grid), now: new(2024, 10, 31, 16, 30, 0, TimeSpan.Zero), by: Leader)
            .Then(Collected(Grid) with { Number = "HT-241101-7" });

    [Fact]
    public void what_happened_before_it_came_here_keeps_its_own_time() =>
        Nothing.When(Collect(Grid) with { HappenedAt = T0.AddHours(-3) }, by: Leader).Then(Collected(Grid) with { HappenedAt = T0.AddHours(-3) });

    [Fact]
    public void nothing_happens_in_the_future() =>
        Nothing.When(Collect(Grid) with { HappenedAt = T0.AddHours(3) }, by: Leader).Then(Collected(Grid));

    [Fact]
    public void everything_that_is_wrong_is_said_at_once() =>
        Nothing.When(
                Collect(Grid) with
                {
                    Channel = "no-such",
                    Title = " ",
                    Text = new string('x', CollectAppeal.MostText + 1),
                    Unit = Department.Code,
                    Location = new GeoPoint(200, 0),
                    Attachments = [.. Enumerable.Range(0, CollectAppeal.MostAttachments + 1).Select(Number)],
                    Subject = Subject.Anonymous,
                    Reporter = Number(5),
                },
                by: Hotline)
            .ThenWrong(
                ("channel", "channel.unknown"), ("title", "input.required"), ("text", "input.too_long"), ("unit", "unit.no_place"),
                ("location", "location.off_earth"), ("attachments", "attachments.too_many"), ("reporter", "appeal.anonymous_with_reporter"));

    [Fact]
    public void a_closed_unit_collects_nothing() =>
        Nothing.When(Collect(ClosedTown), by: Hotline).ThenWrong(("unit", "unit.no_place"));

    [Fact]
    public void an_appeal_is_collected_once() =>
        Given(Collected(Grid)).In(TheCity).Knowing(new CaseNumber(8)).When(Collect(Grid), by: Leader).ThenRefused("appeal.already_there");
}
