using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Web.Cli.Doctor;
using Haitang.Web.Health;
using Haitang.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Haitang.Web.Tests.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private DemoHost _host = null!;
    private HttpClient _anybody = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DemoHost.StartAsync();
        _anybody = new HttpClient { BaseAddress = _host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _anybody.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task a_host_on_its_database_is_live_and_ready_and_says_so_check_by_check()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync("live"));
        var ready = await _anybody.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal("ok", ready.GetProperty("status").GetString());
        Assert.Equal(["database", "migrations", "durability", "folds", "transactions", "messages"], ready.GetProperty("checks").EnumerateObject().Select(check => check.Name));
    }

    [Fact]
    public async Task a_stopped_fold_makes_it_unready_and_the_doctor_says_where_it_stopped()
    {
        await RunAsync("insert into haitang.fold_faults(name, position, event_id, error) values ('case-counts', 7, gen_random_uuid(), E'Poison\nat …')");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failed"), await AskAsync("ready"));
        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync("live"));
        await RunAsync("insert into haitang.mt_event_progression values ('case-counts', 6, now()) on conflict do nothing");
        var finding = await new FoldCheck().RunAsync(_host.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        Assert.Equal(Verdict.Failed, finding.Verdict);
        Assert.Contains("case-counts at position 7 (Poison)", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_missing_migration_makes_it_unready()
    {
        await RunAsync("delete from haitang.schema_versions where name = '010_cases'");
        var ready = await (await _anybody.GetAsync("/health/ready")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("010_cases", ready.GetProperty("checks").GetProperty("migrations").GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_its_database_it_is_live_but_not_ready()
    {
        await _host.DropDatabaseAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failed"), await AskAsync("ready"));
        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync("live"));
    }

    [Fact]
    public async Task an_open_transaction_that_writes_is_seen()
    {
        await using var connection = new NpgsqlConnection(_host.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select pg_current_xact_id(), now()", connection, transaction);
        await command.ExecuteScalarAsync();
        Assert.True(await new TransactionHealth(_host.Services.GetRequiredService<NpgsqlDataSource>()).OldestAsync(CancellationToken.None) > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(30, HealthStatus.Healthy)]
    [InlineData(31, HealthStatus.Unhealthy)]
    public void it_may_be_open_for_half_a_minute(int seconds, HealthStatus status) =>
        Assert.Equal(status, TransactionHealth.Judge(TimeSpan.FromSeconds(seconds)).Status);

    [Theory]
    [InlineData(5_000, HealthStatus.Healthy)]
    [InlineData(1_000, HealthStatus.Degraded)]
    [InlineData(16, HealthStatus.Degraded)]
    [InlineData(15, HealthStatus.Unhealthy)]
    public void a_disk_without_room_for_the_next_file_of_the_log_makes_it_unready(long megabytes, HealthStatus status) =>
        Assert.Equal(status, DiskHealth.Judge(megabytes << 20).Status);

    private async Task<(HttpStatusCode, string?)> AskAsync(string what)
    {
        using var answer = await _anybody.GetAsync($"/health/{what}");
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
