using System.Diagnostics;
using System.Net;
using Haitang.Domain.Organisation;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Faults;

/// <summary>The disk of a node's own PostgreSQL is full. It stops, and can start again only when there is room.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task a_node_whose_disk_is_full_says_so_loses_nothing_and_goes_on_when_there_is_room()
    {
        if (await SmallDisk.WhyNoneAsync() is { } why) Assert.Skip(why);
        var data = Directory.CreateTempSubdirectory("haitang-fire-").FullName;
        using var disk = new SmallDisk(data);
        var (city, line) = await FoundAsync(data);
        await using (line)
        await using (city)
        await using (var node = city.NodeWithPostgres(disk.Folder, disk.In))
        {
            await node.StartAsync();
            line.LeadTo(await disk.ConnectionStringAsync(node.ProcessId));
            await using var crowd = new Crowd(city, node);
            for (var round = 0; round < Form.Times(1, 5); round++)
            {
                await crowd.AcknowledgesAsync(20);
                Assert.True(await node.IsReadyAsync(), (await node.HealthAsync()).Body.ToString());
                disk.Fill(node.ProcessId);
                await UseUpAsync(line.ConnectionString);
                await IsFullAsync(city, node);
                disk.MakeRoom(node.ProcessId);
                await Wait.UntilAsync(node.IsReadyAsync, Soon);
            }

            await crowd.AcknowledgesAsync(20);
            var notes = await crowd.GoHomeAsync();
            output.WriteLine(notes.ToString());
            Assert.Contains(node.Said, said => said.Contains("PostgreSQL does not start", StringComparison.Ordinal) && said.Contains("disk of the data folder is full", StringComparison.Ordinal));
            await new LogAfter(city, notes, node).HoldsAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>It lives, is not ready and says why; who asks is told within five seconds when to come back.</summary>
    private async Task IsFullAsync(FaultCity city, Node node)
    {
        await Wait.UntilAsync(() => node.Said.Any(said => said.Contains("PostgreSQL does not start", StringComparison.Ordinal)), Soon);
        Assert.True(await node.IsLiveAsync());
        var (status, health) = await node.HealthAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        var said = health.GetProperty("checks").GetProperty("disk");
        Assert.Equal("failed", said.GetProperty("status").GetString());
        Assert.StartsWith("The disk of the data folder is full", said.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var since = Stopwatch.StartNew();
        var heard = await city.At(Role.Centre).PostAsync(node, $"appeals/{city.Cases[0].Appeal}/post-message", new { text = "一句话", @public = true }, Guid.CreateVersion7());
        output.WriteLine($"{heard.Status} after {since.Elapsed.TotalSeconds:0.0} s: {heard.What}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, heard.Status);
        Assert.NotNull(heard.RetryAfter);
        Assert.InRange(since.Elapsed, TimeSpan.Zero, Most);
    }

    /// <summary>PostgreSQL has files of its log in store: they are used up one by one, until it needs a new one and falls.</summary>
    private static async Task UseUpAsync(string connectionString)
    {
        const int MoreThanItKeeps = 60;
        try
        {
            await using var session = new NpgsqlConnection(connectionString + ";Pooling=false");
            await session.OpenAsync();
            for (var file = 0; file < MoreThanItKeeps; file++)
            {
                await using var next = new NpgsqlCommand("select pg_logical_emit_message(false, 'fire', 'one more'), pg_switch_wal()", session);
                await next.ExecuteNonQueryAsync();
            }
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            return;
        }

        Assert.Fail("PostgreSQL still finds room.");
    }

    private static async Task<(FaultCity City, DatabaseLine Line)> FoundAsync(string data)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(new(data), NullLogger.Instance, CancellationToken.None);
        var line = new DatabaseLine(postgres.ConnectionString);
        return (await FaultCity.FoundAsync(line.ConnectionString), line);
    }
}
