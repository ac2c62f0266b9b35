using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class SettledReaderStressTests(TestLog log) : IClassFixture<TestLog>
{
    private const int Writers = 16;
    private const int AppendsOfEach = 420;
    private static readonly string[] Sixteen = [.. Enumerable.Range(0, 16).Select(n => $"n{n}")];

    [Fact]
    public async Task two_competing_readers_skip_nothing_and_apply_nothing_twice_while_transactions_roll_back_and_stay_open()
    {
        var options = RunningFolds.Quick with { PollInterval = TimeSpan.FromMilliseconds(1), BatchSize = 5000 };
        await using var one = new RunningFolds(log, options, new DiaryFold("one"));
        await using var other = new RunningFolds(log, options with { LeaseName = "other" }, new DiaryFold("other"));
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));
        var unfenced = await ReadWithoutFenceAsync(writing);
        var undone = (await writing).Sum();
        await one.CaughtUpAsync();

        var events = await log.AskAsync<long>("select count(*) from haitang.mt_events");
        Assert.True(events >= 100_000, $"only {events} events");
        Assert.True(undone > Writers, $"only {undone} rolled back");
        Assert.True(unfenced < events, "The load has no teeth: a reader without the fence missed nothing.");
        Assert.Equal(0L, await log.AskAsync<long>("select count(*) from haitang.mt_events e left join haitang.applied a on a.position = e.seq_id where a.position is null"));
        Assert.Equal(events, await log.AskAsync<long>("select count(*) from haitang.applied"));
        Assert.Equal(0L, await log.AskAsync<long>(
            "select count(*) from (select position, lag(position) over (order by ordinal) as before from haitang.applied) a where before >= position"));
        Assert.Equal(2L, await log.AskAsync<long>("select count(distinct runner) from haitang.applied"));
    }

    /// <summary>Appends to streams shared with other writers, holds some open after their positions are drawn, lets some fail then. Tells how many.</summary>
    private async Task<int> WriteAsync(int writer)
    {
        var chance = new Random(1000 + writer);
        await using var store = new EventStore(log.Database);
        var undone = 0;
        for (var i = 0; i < AppendsOfEach; i++)
        {
            var nap = chance.Next(10) < 3 ? chance.NextDouble() * 0.05 : 0;
            var rows = chance.Next(20) switch
            {
                0 => new[] { RowWrite.Of($"insert into haitang.naps select case when pg_sleep({nap})::text = '?' then '' end from s") },
                _ when nap > 0 => [RowWrite.Of($"insert into haitang.naps select pg_sleep({nap})::text from s")],
                _ => [],
            };
            var append = Append(Guid.NewGuid(), Expected.New, rows, Noon, Sixteen);
            try
            {
                if (chance.Next(5) > 0) await store.AppendAsync(append);
                else await store.AppendAsync([append, Append(Guid.NewGuid(), Expected.New, "with it")]);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.NotNullViolation)
            {
                undone++;
            }
        }

        return undone;
    }

    /// <summary>What a plain reader by position sees: it passes over what becomes visible later.</summary>
    private async Task<long> ReadWithoutFenceAsync(Task writing)
    {
        long seen = 0, last = 0;
        for (var ended = false; !ended;)
        {
            ended = writing.IsCompleted;
            await using var command = log.Database.CreateCommand($"select count(*), coalesce(max(seq_id), {last}) from haitang.mt_events where seq_id > {last}");
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            (seen, last) = (seen + reader.GetInt64(0), reader.GetInt64(1));
        }

        return seen;
    }
}
