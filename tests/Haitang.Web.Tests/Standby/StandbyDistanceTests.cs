using Haitang.Web.Standby;

namespace Haitang.Web.Tests.Standby;

public sealed class StandbyDistanceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly StandbyDistance _distance = new();

    [Fact]
    public void what_lacks_nothing_is_not_behind()
    {
        _distance.See(heard: 7, replayed: 9, Noon);
        Assert.Null(_distance.Since);
    }

    [Fact]
    public void it_is_behind_since_the_same_thing_is_missing()
    {
        _distance.See(heard: 7, replayed: 5, Noon);
        _distance.See(heard: 20, replayed: 6, Noon.AddSeconds(1));
        Assert.Equal(Noon, _distance.Since);
    }

    [Fact]
    public void under_load_it_lacks_something_at_each_look_and_never_for_long()
    {
        for (var second = 0; second < 60; second++) _distance.See(heard: 100 * (second + 1), replayed: (100 * second) + 50, Noon.AddSeconds(second));
        Assert.Equal(Noon.AddSeconds(59), _distance.Since);
    }

    [Fact]
    public void it_has_caught_up_with_all_that_was_heard()
    {
        _distance.See(heard: 7, replayed: 5, Noon);
        _distance.See(heard: 7, replayed: 7, Noon.AddSeconds(9));
        Assert.Null(_distance.Since);
    }
}
