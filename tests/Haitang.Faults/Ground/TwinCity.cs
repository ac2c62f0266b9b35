using Haitang.Domain.Organisation;
using Haitang.Faults.Load;
using Haitang.Testing;

namespace Haitang.Faults.Ground;

/// <summary>A city at two nodes on one PostgreSQL, with a streaming standby that boards are read from.</summary>
public sealed class TwinCity : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    internal FaultCity City { get; private set; } = null!;

    internal Standby Standby { get; private set; } = null!;

    internal Node One { get; private set; } = null!;

    internal Node Two { get; private set; } = null!;

    internal Person Viewer => City.At(Role.Centre);

    public async ValueTask InitializeAsync()
    {
        // A cluster of its own: what follows is all of it.
        _cluster = await TestCluster.StartAsync();
        City = await FaultCity.FoundAsync(_cluster.ConnectionString, cases: 4);
        Standby = await Standby.OfAsync(_cluster.ConnectionString);
        (One, Two) = (Node("one"), Node("two"));
        await Task.WhenAll(One.StartAsync(), Two.StartAsync());
    }

    /// <summary>Somebody reports something at a node; returns when it is acknowledged.</summary>
    internal async Task CollectAsync(Node at)
    {
        var heard = await City.At(Role.Town).PostAsync(at, "appeals", new
        {
            channel = "grid-visit",
            title = "路面积水",
            text = "下水口堵了",
            unit = "YS",
            subject = "anonymous",
        }, Guid.CreateVersion7());
        Assert.True(heard.IsOk, heard.What);
    }

    public async ValueTask DisposeAsync()
    {
        // Whatever was there when something went wrong: no server stays behind.
        foreach (var part in (IAsyncDisposable?[])[One, Two, Standby, City, _cluster])
        {
            if (part is not null) await part.DisposeAsync();
        }
    }

    private Node Node(string name) => City.Node(
        name, null, ("ConnectionStrings__HaitangStandby", Standby.ConnectionString), ("Haitang__Standby__MostLate", "00:00:03"));
}
