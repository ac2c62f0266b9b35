using System.Diagnostics;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Testing;
using Haitang.Web.Tests.City;

namespace Haitang.Faults;

/// <summary>Two nodes on one database. One folds; when it is killed or stands still, the other one does.</summary>
public sealed class TwoNodesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task the_folds_of_a_node_that_is_killed_or_stands_still_go_on_at_the_other_and_never_at_both()
    {
        // A node that stands still takes no notifications; when what it does not take fills its connection, that session of PostgreSQL
        // stands still too, and who drops a database waits for all sessions. So these two have a server of their own.
        await using var server = await TestCluster.StartAsync();
        await using var city = await FaultCity.FoundAsync(server.ConnectionString);
        await using var one = city.Node("one");
        await using var two = city.Node("two");
        var folding = new Folding(city, [one, two]);
        await folding.RecordAsync();
        await one.StartAsync();
        await folding.IsLedByAsync(one, Takeover);
        await two.StartAsync();
        await using var crowd = new Crowd(city, seed => seed % 2 == 0 ? one : two);
        await folding.MovesAsync(one, Takeover);
        for (var round = 0; round < Form.Times(1, 10); round++)
        {
            await crowd.AcknowledgesAsync(20);
            one.Freeze();
            await PassesToAsync(folding, two, "stood still");
            one.Thaw();
            await crowd.AcknowledgesAsync(20);
            await Wait.UntilAsync(one.IsReadyAsync, Takeover);
            Assert.Equal(two, await folding.LeaderAsync());

            await two.KillAsync();
            await PassesToAsync(folding, one, "was killed");
            await two.StartAsync();
            await crowd.AcknowledgesAsync(20);
            Assert.Equal(one, await folding.LeaderAsync());
        }

        var notes = await crowd.GoHomeAsync();
        output.WriteLine(notes.ToString());
        await new LogAfter(city, notes, one).FollowsAsync();
        await folding.WasNeverDoneTwiceAsync(turns: 1 + 2 * Form.Times(1, 10));
        await new LogAfter(city, notes, two).HoldsAsync();
    }

    private async Task PassesToAsync(Folding folding, Node next, string why)
    {
        var since = Stopwatch.StartNew();
        await folding.IsLedByAsync(next, Takeover);
        await folding.MovesAsync(next, Takeover);
        output.WriteLine($"The other node {why}: {next.Name} folds after {since.Elapsed.TotalSeconds:0.0} s.");
        Assert.True(since.Elapsed < Takeover);
    }
}
