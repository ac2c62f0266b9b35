using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Tests.City;

namespace Haitang.Faults;

/// <summary>A web node is killed in the midst of commands, again and again, and started again.</summary>
public sealed class KilledNodeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task whatever_a_node_was_doing_when_it_was_killed_each_command_happened_once_or_not_at_all()
    {
        await using var city = await FaultCity.FoundAsync();
        await using var line = new DatabaseLine(city.ConnectionString);
        await using var node = city.Node("a", line.ConnectionString, FaultCity.SoonTakenOver);
        await node.StartAsync();
        await using var crowd = new Crowd(city, node);
        var random = new Random(1);
        for (var kill = 0; kill < Form.Times(3, 100); kill++)
        {
            await crowd.AcknowledgesAsync(random.Next(5, 25));
            Assert.True(await node.IsLiveAsync());
            await KillAsync(node, line, (Moment)(kill % 3));
            await node.StartAsync();
            await Wait.UntilAsync(node.IsReadyAsync, Soon);
        }

        await crowd.AcknowledgesAsync(20);
        var notes = await crowd.GoHomeAsync();
        output.WriteLine(notes.ToString());
        Assert.NotEqual(0, notes.ClearedAsOk);
        await new LogAfter(city, notes, node).HoldsAsync();
    }

    private static async Task KillAsync(Node node, DatabaseLine line, Moment moment)
    {
        if (moment is Moment.Any)
        {
            await node.KillAsync();
            return;
        }

        var trap = line.Lay(moment is Moment.BeforeAppend ? CaughtAt.Request : CaughtAt.Reply);
        var wire = await trap.Caught;
        await node.KillAsync();
        wire.Cut();
    }

    private enum Moment
    {
        Any,
        BeforeAppend,
        AfterCommit,
    }
}
