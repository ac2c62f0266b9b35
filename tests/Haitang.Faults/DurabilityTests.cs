using System.Net;
using Haitang.Faults.Ground;
using Haitang.Testing;
using Haitang.Web.Cli.Doctor;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults;

/// <summary>A PostgreSQL that may lose what it has acknowledged.</summary>
public sealed class DurabilityTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task readiness_and_the_doctor_refuse_settings_that_can_lose_what_was_acknowledged()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var city = await FaultCity.FoundAsync(cluster.ConnectionString, cases: 0);
        await using var node = city.Node("a");
        await node.StartAsync();
        await Wait.UntilAsync(node.IsReadyAsync, Soon);
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            await RunAsync(city, $"alter system set {setting} = off");
            await Wait.UntilAsync(async () => !await node.IsReadyAsync(), Soon);
            var (status, health) = await node.HealthAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal($"Acknowledged data may be lost: {setting} = off.", health.GetProperty("checks").GetProperty("durability").GetProperty("detail").GetString());
            Assert.Equal(Verdict.Failed, (await DiagnoseAsync(city)).Verdict);

            await RunAsync(city, $"alter system reset {setting}");
            await Wait.UntilAsync(node.IsReadyAsync, Soon);
            Assert.Equal(Verdict.Ok, (await DiagnoseAsync(city)).Verdict);
        }
    }

    private static Task<Finding> DiagnoseAsync(FaultCity city) =>
        new DurabilityCheck().RunAsync(city.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);

    private static async Task RunAsync(FaultCity city, string sql)
    {
        var database = city.Services.GetRequiredService<NpgsqlDataSource>();
        foreach (var one in (string[])[sql, "select pg_reload_conf()"])
        {
            await using var command = database.CreateCommand(one);
            await command.ExecuteNonQueryAsync();
        }
    }
}
