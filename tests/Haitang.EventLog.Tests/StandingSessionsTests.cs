using Npgsql;

namespace Haitang.EventLog.Tests;

/// <summary>Clients that stand still, as a stopped process does, and a runner that leads.</summary>
public sealed class StandingSessionsTests(TestLog log) : IClassFixture<TestLog>
{
    private static readonly FoldRunnerOptions Impatient = RunningFolds.Quick with { MostStanding = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public async Task a_listener_that_takes_nothing_is_ended()
    {
        await using var session = await OpenAsync();
        await RunAsync(session, "listen much");
        // More than its connection holds.
        for (var n = 0; n < 200; n++) await log.RunAsync($"select pg_notify('much', repeat('{n % 10}', 7900))");
        await EndsAsync(session, "idle");
    }

    [Fact]
    public async Task a_writer_that_does_not_take_the_answer_is_ended_and_what_it_held_is_free()
    {
        var stream = await log.StreamAsync();
        await using var session = await OpenAsync();
        await using var command = new NpgsqlCommand(
            $"begin; update haitang.mt_streams set version = 9 where id = '{stream}'; select repeat('x', 4000) from generate_series(1, 5000)", session);
        var reader = await command.ExecuteReaderAsync();
        await EndsAsync(session, "active");
        await log.RunAsync($"update haitang.mt_streams set version = version where id = '{stream}'");
        Assert.Equal(1L, await log.AskAsync<long>($"select version from haitang.mt_streams where id = '{stream}'"));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ReadAllAsync(reader));
    }

    [Fact]
    public async Task who_only_waits_for_its_next_command_is_left_alone()
    {
        await using var session = await OpenAsync();
        await RunAsync(session, "listen little");
        await using var standing = await OpenAsync();
        await RunAsync(standing, "listen much");
        for (var n = 0; n < 200; n++) await log.RunAsync($"select pg_notify('much', repeat('{n % 10}', 7900))");
        await EndsAsync(standing, "idle");
        await RunAsync(session, "select 1");
    }

    private static async Task ReadAllAsync(NpgsqlDataReader reader)
    {
        var isMore = true;
        while (isMore) isMore = await reader.ReadAsync() || await reader.NextResultAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var session = new NpgsqlConnection(log.ConnectionString + ";Pooling=false");
        await session.OpenAsync();
        return session;
    }

    private async Task EndsAsync(NpgsqlConnection session, string state)
    {
        await Until.HoldsAsync(async () => await log.AskAsync<long>(
            $"select count(*) from pg_stat_activity where pid = {session.ProcessID} and state = '{state}' and wait_event = 'ClientWrite'") == 1);
        await using var folds = new RunningFolds(log, Impatient);
        await Until.HoldsAsync(async () => await log.AskAsync<long>($"select count(*) from pg_stat_activity where pid = {session.ProcessID}") == 0);
    }

    private static async Task RunAsync(NpgsqlConnection session, string sql)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync();
    }
}
