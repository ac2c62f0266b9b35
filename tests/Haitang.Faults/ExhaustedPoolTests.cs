using System.Diagnostics;
using System.Net;
using Haitang.Domain.Organisation;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults;

/// <summary>A session of somebody else stands idle in a transaction and holds what others need; PostgreSQL ends it after ten seconds.</summary>
[Collection(Alone.Name)]
public sealed class ExhaustedPoolTests(SmallPool ground, ITestOutputHelper output) : IClassFixture<SmallPool>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    private FaultCity City => ground.City;

    private Node Node => ground.Node;

    [Fact]
    public async Task who_finds_no_connection_is_told_within_five_seconds_when_to_come_back()
    {
        await Wait.UntilAsync(Node.IsReadyAsync, Soon);
        var notes = new Notes();
        await SayAsync(0, notes);
        await using (await HoldAsync("lock table haitang.case_rows in access exclusive mode"))
        {
            var lists = Enumerable.Range(0, 3 * SmallPool.Size).Select(_ => TimedAsync(City.At(Role.Town).GetAsync(Node, "cases"))).ToList();
            await Wait.UntilAsync(async () => await BlockedAsync() >= SmallPool.Size / 2, Soon);
            var said = Enumerable.Range(0, 6).Select(n => SayAsync(n, notes)).ToList();
            Assert.True(await Node.IsLiveAsync());
            foreach (var one in await Task.WhenAll(said)) AssertAway(one);
            foreach (var (heard, _) in await Task.WhenAll(lists)) Assert.Equal(HttpStatusCode.ServiceUnavailable, heard.Status);
        }

        await Wait.UntilAsync(Node.IsReadyAsync, Soon);
        Assert.True((await SayAsync(0, notes)).Heard.IsOk);
        Assert.True((await City.At(Role.Town).GetAsync(Node, "cases")).IsOk);
        await new LogAfter(City, notes, Node).HoldsAsync();
    }

    [Fact]
    public async Task who_meets_a_held_case_is_told_within_five_seconds_and_all_others_work_on()
    {
        var notes = new Notes();
        await SayAsync(0, notes);
        await using (await HoldAsync($"select from haitang.mt_streams where id = '{City.Cases[0].Appeal}' for update"))
        {
            var held = SayAsync(0, notes);
            await Wait.UntilAsync(async () => await BlockedAsync() > 0, Soon);
            for (var n = 1; n < City.Cases.Count; n++) Assert.True((await SayAsync(n, notes)).Heard.IsOk);
            AssertAway(await held);
        }

        Assert.True((await SayAsync(0, notes)).Heard.IsOk);
        await new LogAfter(City, notes, Node).HoldsAsync();
    }

    private void AssertAway((Heard Heard, TimeSpan Took) one)
    {
        output.WriteLine($"{one.Heard.Status} after {one.Took.TotalSeconds:0.0} s");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, one.Heard.Status);
        Assert.NotNull(one.Heard.RetryAfter);
        Assert.InRange(one.Took, TimeSpan.Zero, Most);
    }

    private Task<(Heard Heard, TimeSpan Took)> SayAsync(int @case, Notes notes)
    {
        var (command, path) = (Guid.CreateVersion7(), $"appeals/{City.Cases[@case].Appeal}/post-message");
        return TimedAsync(SayAsync());

        async Task<Heard> SayAsync()
        {
            var heard = await City.At(Role.Centre).PostAsync(Node, path, new { text = "一句话", @public = true }, command);
            notes.Take(command, path, heard);
            return heard;
        }
    }

    private static async Task<(Heard Heard, TimeSpan Took)> TimedAsync(Task<Heard> asked)
    {
        var since = Stopwatch.StartNew();
        return (await asked, since.Elapsed);
    }

    /// <summary>A session that does this and then nothing more.</summary>
    private async Task<NpgsqlConnection> HoldAsync(string sql)
    {
        var session = new NpgsqlConnection(City.ConnectionString + ";Pooling=false;Application Name=somebody else");
        await session.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {sql}", session);
        await command.ExecuteNonQueryAsync();
        return session;
    }

    private async Task<long> BlockedAsync()
    {
        await using var command = City.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
