using FsCheck;
using FsCheck.Fluent;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Tests.Organisation;
using Haitang.Domain.Tests.Worlds;
using Haitang.Projections.Boards;

namespace Haitang.Projections.Tests.Boards;

/// <summary>What a board keeps of cases counts the same as all their events, whatever happens to them.</summary>
public sealed class BoardLivesTests
{
    private static readonly Config Walks = Config.QuickThrowOnFailure.WithMaxTest(60).WithStartSize(20).WithEndSize(160);

    [Fact]
    public void marks_count_what_a_slow_recount_of_all_events_counts() =>
        Check.One(Walks, Prop.ForAll(Steps(), steps =>
        {
            var walk = new RecordedWalk(steps);
            var marks = walk.Lives().SelectMany(life => BoardMarks.Of(life.Value)).ToList();
            var first = WorkingTime.DayOf(walk.Log[0].At);
            foreach (var (from, to) in new[] { (first, walk.Today.AddYears(1)), (first.AddDays(1), walk.Today), (first, first.AddDays(4)), (first.AddDays(3), walk.Today.AddDays(1)) })
            {
                foreach (var unit in TestCity.Organisation.Units)
                {
                    var slow = new SlowCount(walk.Log, unit.Id, from, to);
                    foreach (var figure in Enum.GetValues<BoardFigure>())
                        Assert.True(slow.Of(figure) == Count(marks, figure, unit.Id, from, to), $"{figure} of {unit.Code} {from:O}–{to:O}: {slow.Of(figure)} ≠ {Count(marks, figure, unit.Id, from, to)}");
                }
            }
        }));

    [Fact]
    public void no_case_has_two_marks_with_one_key() =>
        Check.One(Walks, Prop.ForAll(Steps(), steps =>
        {
            foreach (var life in new RecordedWalk(steps).Lives().Values)
            {
                var keys = BoardMarks.Of(life).Select(m => (m.Figure, m.Ticket, m.At)).ToList();
                Assert.Equal(keys.Count, keys.Distinct().Count());
            }
        }));

    [Fact]
    public void walks_count_something_of_everything()
    {
        // Else nothing would have been compared with nothing.
        var random = new Random(20241031);
        var seen = new HashSet<BoardFigure>();
        for (var walk = 0; walk < 150 && seen.Count < Enum.GetValues<BoardFigure>().Length; walk++)
        {
            var steps = Enumerable.Range(0, 20 * ((walk % 30) + 1)).Select(_ => new Step((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(walk % 2 == 0 ? 256 : 90)));
            seen.UnionWith(new RecordedWalk([.. steps]).Lives().SelectMany(life => BoardMarks.Of(life.Value)).Select(m => m.Figure));
        }

        Assert.Equal(Enum.GetValues<BoardFigure>(), seen.Order());
    }

    private static long Count(List<BoardMark> marks, BoardFigure figure, Guid unit, DateOnly from, DateOnly to) =>
        marks.Count(m => m.Figure == figure && m.UnitIds.Contains(unit) && m.Again >= to && WorkingTime.DayOf(m.At) >= from && WorkingTime.DayOf(m.At) < to);

    private static Arbitrary<Step[]> Steps() =>
        ArbMap.Default.ArbFor<(byte, byte, byte, byte)[]>().Convert(
            raw => raw.Select(s => new Step(s.Item1, s.Item2, s.Item3, s.Item4)).ToArray(),
            steps => steps.Select(s => (s.Stream, s.Command, s.Actor, s.Minutes)).ToArray());
}
