namespace Haitang.EventLog.Tests;

public sealed class LeaseTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task one_holds_it_and_may_renew_it()
    {
        var (mine, yours) = (Held("one", 60), Held("one", 60, by: "you"));
        Assert.True(await mine.TryTakeAsync());
        Assert.True(await mine.TryTakeAsync());
        Assert.False(await yours.TryTakeAsync());
    }

    [Fact]
    public async Task given_back_it_is_free_at_once_and_only_its_holder_gives_it_back()
    {
        var (mine, yours) = (Held("two", 60), Held("two", 60, by: "you"));
        await mine.TryTakeAsync();
        await yours.ReleaseAsync();
        Assert.False(await yours.TryTakeAsync());
        await mine.ReleaseAsync();
        Assert.True(await yours.TryTakeAsync());
    }

    [Fact]
    public async Task expired_it_goes_to_the_next_and_the_first_does_not_get_it_back()
    {
        var (mine, yours) = (Held("three", 0.05), Held("three", 60, by: "you"));
        await mine.TryTakeAsync();
        await Until.HoldsAsync(() => yours.TryTakeAsync());
        Assert.False(await mine.TryTakeAsync());
    }

    [Fact]
    public async Task of_many_that_reach_for_it_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Held("four", 60, by: $"node {i}").TryTakeAsync()));
        Assert.Single(taken, got => got);
    }

    [Fact]
    public async Task renewed_it_lasts_unless_somebody_else_has_had_it_since()
    {
        var (mine, yours) = (Held("five", 0.05), Held("five", 0.05, by: "you"));
        Assert.False(await mine.TryRenewAsync());
        await mine.TryTakeAsync();
        Assert.True(await mine.TryRenewAsync());
        await Until.HoldsAsync(() => yours.TryTakeAsync());
        await Until.HoldsAsync(() => log.AskAsync<bool>("select expires_at < clock_timestamp() from haitang.leases where name = 'five'"));
        Assert.False(await mine.TryRenewAsync());
    }

    private Lease Held(string name, double seconds, string by = "me") => new(log.Database, name, by, TimeSpan.FromSeconds(seconds));
}
