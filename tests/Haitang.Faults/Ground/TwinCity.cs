using Haitang.Domain.Organisation;
using Haitang.Faults.Load;
using Haitang.Testing;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>A city at two nodes on one PostgreSQL, with a streaming standby that boards are read from.</summary>
public sealed class TwinCity : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    internal FaultCity City { get; private set; } = null!;

    internal Standby Standby { get; private set; } = null!;

    internal Node One { get; private set; } = null!;

    internal Node Two { get; private set; } = null!;

    private static object New => new { channel = "grid-visit", title = "路面积水", text = "下水口堵了", unit = "YS", subject = "anonymous" };

    private string Hosts =>
        string.Join(',', new[] { _cluster.ConnectionString, Standby.ConnectionString }.Select(server => new NpgsqlConnectionStringBuilder(server).Host));

    internal Person Viewer => City.At(Role.Centre);

    public async ValueTask InitializeAsync()
    {
        // A cluster of its own: what follows is all of it.
        _cluster = await TestCluster.StartAsync();
        City = await FaultCity.FoundAsync(_cluster.ConnectionString, cases: 4);
        Standby = await Standby.OfAsync(_cluster.ConnectionString);
        (One, Two) = (Node("one"), Node("two"));
        await Task.WhenAll(One.StartAsync(), Two.StartAsync());
        await Task.WhenAll(City.WarmAsync(One), City.WarmAsync(Two));
    }

    internal Task KillPrimaryAsync() => Standby.KillAsync(_cluster.ProcessId);

    /// <summary>Somebody reports something at a node; returns when it is acknowledged.</summary>
    internal async Task CollectAsync(Node at)
    {
        var heard = await City.At(Role.Town).PostUntilToldAsync(at, "appeals", New);
        Assert.True(heard.IsOk, heard.What);
    }

    internal Task<Heard> TryToCollectAsync(Node at) => City.At(Role.Town).PostAsync(at, "appeals", New, Guid.CreateVersion7());

    public async ValueTask DisposeAsync()
    {
        // Whatever was there when something went wrong: no server stays behind.
        foreach (var part in (IAsyncDisposable?[])[One, Two, Standby, City, _cluster])
        {
            if (part is not null) await part.DisposeAsync();
        }
    }

    /// <summary>It knows both servers, and works with the one that takes writes.</summary>
    private Node Node(string name) => City.Node(
        name, $"{_cluster.ConnectionString};Host={Hosts}", ("ConnectionStrings__HaitangStandby", Standby.ConnectionString), ("Haitang__Standby__MostLate", "00:00:03"),
        FaultCity.SoonTakenOver);
}
