using System.Net;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Logging.Abstractions;

namespace Haitang.Faults;

/// <summary>PostgreSQL is killed under load, again and again; the host that keeps it starts it again.</summary>
public sealed class KilledPostgresTests(ITestOutputHelper output)
{
    private const int Kill = 9;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task a_postgres_that_is_killed_comes_back_with_all_that_was_acknowledged()
    {
        var data = Directory.CreateTempSubdirectory("haitang-fire-").FullName;
        await using var city = await FoundAsync(data);
        await using (var node = city.NodeWithPostgres(data))
        {
            await node.StartAsync();
            await using var crowd = new Crowd(city, node);
            for (var round = 0; round < Form.Times(1, 20); round++)
            {
                await crowd.AcknowledgesAsync(20);
                Assert.True(await node.IsReadyAsync());
                await KillAsync(data, node);
                await Wait.UntilAsync(node.IsReadyAsync, Soon);
            }

            await crowd.AcknowledgesAsync(20);
            var notes = await crowd.GoHomeAsync();
            output.WriteLine(notes.ToString());
            await new LogAfter(city, notes, node).HoldsAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>While it is away the node lives, and says that it is not ready.</summary>
    private static async Task KillAsync(string data, Node node)
    {
        var postgres = RunningProcess.Find(ServerIn(data))!.Value;
        Posix.Send(postgres.Id, Kill);
        await Wait.UntilAsync(() => !postgres.IsAlive, Soon);
        await Wait.UntilAsync(IsBackAsync, Soon);

        async Task<bool> IsBackAsync()
        {
            var health = await node.HealthAsync();
            Assert.True(await node.IsLiveAsync());
            var isBack = ServerIn(data) is > 0 and var now && now != postgres.Id;
            // Whatever was asked and answered before there was another one was asked in its absence.
            if (!isBack) Assert.Equal(HttpStatusCode.ServiceUnavailable, health.Status);
            return isBack;
        }
    }

    private static int ServerIn(string data) => PidFile.Read(Cluster.FolderIn(data))?.ProcessId ?? 0;

    private static async Task<FaultCity> FoundAsync(string data)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(new(data), NullLogger.Instance, CancellationToken.None);
        return await FaultCity.FoundAsync(postgres.ConnectionString);
    }
}
