using Haitang.Web.Words;

namespace Haitang.Web.Tests.Words;

public sealed class CityTimeTests
{
    // 20:30 UTC is 04:30 of the next day in Shanghai.
    private static readonly DateTimeOffset Now = new(2024, 10, 11, 20, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "刚刚")]
    [InlineData(-59, "59 分钟前")]
    [InlineData(45, "45 分钟后")]
    [InlineData(-4 * 60, "今天 00:30")]
    [InlineData(-5 * 60, "昨天 23:30")]
    [InlineData(24 * 60, "明天 04:30")]
    [InlineData(-3 * 24 * 60, "10-09 04:30")]
    [InlineData(-365 * 24 * 60, "2023-10-13")]
    public void a_moment_is_told_as_people_say_it(int minutes, string said)
    {
        using var _ = Reading.In(Language.Chinese);
        Assert.Equal(said, CityTime.Relative(Now.AddMinutes(minutes), Now));
    }

    [Fact]
    public void the_exact_moment_is_shanghais() => Assert.Equal("2024-10-12 04:30:00 +08:00", CityTime.Exact(Now));

    [Theory, InlineData(null, "—"), InlineData(0L, "0"), InlineData(999L, "999"), InlineData(48_213L, "48\u202F213"), InlineData(-1_000L, "−1\u202F000")]
    public void thousands_stand_apart_by_a_thin_space(long? number, string said) => Assert.Equal(said, Figures.Of(number));

    [Fact]
    public void a_share_of_nothing_is_a_dash()
    {
        Assert.Equal("—", Figures.Percent(null));
        Assert.Equal("94.8%", Figures.Percent(0.948m));
    }
}
