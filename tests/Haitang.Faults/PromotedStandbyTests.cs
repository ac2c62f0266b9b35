using System.Diagnostics;
using System.Net;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Tests.City;

namespace Haitang.Faults;

/// <summary>The primary is gone for good; somebody promotes the standby.</summary>
public sealed class PromotedStandbyTests(TwinCity twins, ITestOutputHelper output) : IClassFixture<TwinCity>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task nodes_that_know_both_servers_go_on_at_the_promoted_one_without_a_restart()
    {
        await twins.CollectAsync(twins.One);
        await new LogAfter(twins.City, new Notes(), twins.One).FollowsAsync();
        await using (var screen = new BoardScreen(twins.Viewer, twins.Two))
            await screen.ShowsAsync(board => board is { Standby: "following", Collected: 5 }, Soon);

        await twins.KillPrimaryAsync();
        await Wait.UntilAsync(async () => !await twins.One.IsReadyAsync() && !await twins.Two.IsReadyAsync(), Soon);
        Assert.True(await twins.One.IsLiveAsync());
        var refused = await twins.TryToCollectAsync(twins.One);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);

        var since = Stopwatch.StartNew();
        await twins.Standby.PromoteAsync();
        await Wait.UntilAsync(async () => await twins.One.IsReadyAsync() && await twins.Two.IsReadyAsync(), Soon);
        output.WriteLine($"Both nodes are ready {since.Elapsed.TotalSeconds:0.0} s after the promotion.");
        await twins.CollectAsync(twins.Two);
        await using var after = new BoardScreen(twins.Viewer, twins.One);
        // It is nobody's standby any more, and boards say that they are read from the primary.
        await after.ShowsAsync(board => board is { Standby: "foreign", Collected: 6 }, Soon);
        output.WriteLine($"What was reported since is counted {since.Elapsed.TotalSeconds:0.0} s after the promotion.");
    }
}
