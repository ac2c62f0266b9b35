using Bunit;
using Haitang.Web.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Shell;

public sealed class MomentTests : ComponentTest
{
    [Fact]
    public void a_moment_tells_how_long_ago_and_exactly_when_on_hover()
    {
        using var _ = Reading.In(Language.Chinese);
        var time = See<Moment>(null, p => p.Add(m => m.At, Clock.Now.AddMinutes(-3))).Find("time");
        Assert.Equal("3 分钟前", time.TextContent);
        Assert.Equal("2024-10-12 09:57:00 +08:00", time.GetAttribute("title"));
        Assert.StartsWith("2024-10-12T01:57:00", time.GetAttribute("datetime"), StringComparison.Ordinal);
    }

    [Fact]
    public void it_grows_older_by_itself()
    {
        using var _ = Reading.In(Language.Chinese);
        var moment = See<Moment>(null, p => p.Add(m => m.At, Clock.Now));
        Assert.Equal("刚刚", moment.Find("time").TextContent);
        Clock.Now += TimeSpan.FromMinutes(5);
        Clock.Fire();
        moment.WaitForAssertion(() => Assert.Equal("5 分钟前", moment.Find("time").TextContent));
    }

    [Fact]
    public async Task the_last_one_that_leaves_stops_the_timer()
    {
        See<Moment>(null, p => p.Add(m => m.At, Clock.Now));
        See<Moment>(null, p => p.Add(m => m.At, Clock.Now));
        Assert.Equal(1, Clock.Timers);
        await DisposeComponentsAsync();
        Assert.Equal(0, Clock.Timers);
    }

    [Fact]
    public void the_live_badge_says_in_words_what_its_colour_says()
    {
        using var _ = Reading.In(Language.Chinese);
        var badge = See<LiveBadge>(null);
        Assert.Equal(["实时", "连接中…", "离线"], badge.FindAll(".chip").Select(c => c.TextContent));
        var stale = See<LiveBadge>(null, p => p.Add(b => b.Stale, Clock.Now));
        Assert.Equal("停在 10-12 10:00", stale.Find(".chip").TextContent);
    }
}
