using Haitang.Domain.Deadlines;
using static Haitang.Domain.Deadlines.LimitUnit;

namespace Haitang.Domain.Tests.Deadlines;

public class LimitTests
{
    public static TheoryData<TimeLimit, int, LimitUnit> Amounts => new()
    {
        { TimeLimit.NaturalMinutes(15), 15, Minutes },
        { TimeLimit.NaturalMinutes(90), 90, Minutes },
        { TimeLimit.NaturalHours(24), 24, Hours },
        { TimeLimit.WorkingHours(4), 4, LimitUnit.WorkingHours },
        { TimeLimit.WorkingHours(7), 1, LimitUnit.WorkingDays },
        { TimeLimit.WorkingDays(15), 15, LimitUnit.WorkingDays },
        { new(TimeSpan.FromMinutes(30), Working: true), 30, WorkingMinutes },
    };

    [Theory, MemberData(nameof(Amounts), DisableDiscoveryEnumeration = true)]
    public void a_limit_is_said_in_the_largest_unit_that_fits_and_read_back(TimeLimit limit, int amount, LimitUnit unit)
    {
        Assert.Equal(new(amount, unit), LimitAmount.Of(limit));
        Assert.Equal(limit, LimitAmount.Of(limit).ToLimit());
    }

    [Theory]
    [InlineData(0, Minutes, false)]
    [InlineData(1, Minutes, true)]
    [InlineData(366 * 24 * 60, Minutes, true)]
    [InlineData((366 * 24 * 60) + 1, Minutes, false)]
    [InlineData(366, LimitUnit.WorkingDays, true)]
    [InlineData(367, LimitUnit.WorkingDays, false)]
    [InlineData(int.MaxValue, LimitUnit.WorkingDays, false)]
    [InlineData(int.MinValue, Hours, false)]
    public void a_limit_is_at_least_a_minute_and_at_most_a_year(int amount, LimitUnit unit, bool holds) =>
        Assert.Equal(holds, new LimitAmount(amount, unit).IsInRange());

    [Fact]
    public void twenty_four_hours_are_within_three_working_days_but_not_within_one()
    {
        Assert.True(TimeLimit.NaturalHours(24).IsWithin(TimeLimit.WorkingDays(3)));
        Assert.False(TimeLimit.NaturalHours(24).IsWithin(TimeLimit.WorkingDays(1)));
        Assert.False(TimeLimit.WorkingHours(1).IsWithin(TimeLimit.NaturalHours(24)));
        Assert.True(TimeLimit.WorkingHours(7).IsWithin(TimeLimit.WorkingDays(1)));
    }
}
