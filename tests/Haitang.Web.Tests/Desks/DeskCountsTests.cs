using Haitang.Projections.Desks;
using Haitang.Web.Desks;

namespace Haitang.Web.Tests.Desks;

/// <summary>The figures beside the lines and tabs of a desk.</summary>
public sealed class DeskCountsTests
{
    [Fact]
    public void totals_that_are_still_behind_leave_the_last_known_ones_standing()
    {
        var counts = new DeskCounts();
        counts.Set(Figures(inStep: true, (DeskTab.Collected, 5), (DeskTab.Due, 2)));
        counts.Set(Figures(inStep: false, (DeskTab.Due, 3)));
        Assert.Equal((5, 3), (counts.Now.Of[DeskTab.Collected].Count, counts.Now.Of[DeskTab.Due].Count));
        Assert.False(counts.Now.InStep);
        counts.Set(Figures(inStep: true, (DeskTab.Collected, 6), (DeskTab.Due, 3)));
        Assert.Equal(6, counts.Now.Of[DeskTab.Collected].Count);
    }

    [Fact]
    public void what_was_never_counted_has_no_figure()
    {
        var counts = new DeskCounts();
        counts.Set(Figures(inStep: false, (DeskTab.Due, 1)));
        Assert.False(counts.Now.Of.ContainsKey(DeskTab.Collected));
    }

    private static DeskFigures Figures(bool inStep, params (DeskTab Tab, long Count)[] counted) =>
        new(counted.ToDictionary(c => c.Tab, c => new DeskFigure(c.Count, OrMore: false)), inStep);
}
