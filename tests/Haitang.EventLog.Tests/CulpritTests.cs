using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

/// <summary>What PostgreSQL refuses of a batch is found at once, and the others still go together.</summary>
public sealed class CulpritTests(TestLog log) : IClassFixture<TestLog>
{
    private const string Secret = "what somebody told us";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_others_of_a_batch_share_a_transaction_when_one_is_refused(bool alike)
    {
        var taken = Guid.NewGuid();
        await log.Store.AppendAsync(Append(await log.StreamAsync(), Expected.Version(1), [Key(taken, alike)], Noon, "one"));
        var streams = await StreamsAsync(32);
        var answers = await InOneBatchAsync(() => [.. streams.Select((stream, i) =>
            log.Store.AppendAsync(Append(stream, Expected.Version(1), [Key(i == 13 ? taken : Guid.NewGuid(), alike)], Noon, "one")).AsTask())]);

        Assert.All(answers, (answer, i) => Assert.Equal(i == 13 ? PostgresErrorCodes.UniqueViolation : "", answer?.SqlState ?? ""));
        Assert.Equal(31L, await log.AskAsync<long>($"select count(*) from haitang.keys where stream = any(array[{Quoted(streams)}])"));
        Assert.InRange(await log.AskAsync<long>($"select count(distinct xmin::text) from haitang.keys where stream = any(array[{Quoted(streams)}])"), 1, 2);
    }

    [Fact]
    public async Task a_refusal_says_nothing_of_what_was_to_be_written()
    {
        var taken = Guid.NewGuid();
        var stream = await log.StreamAsync();
        await log.Store.AppendAsync(Append(stream, Expected.Version(1), [Key(taken, alike: false)], Noon, "one"));
        var e = await Assert.ThrowsAsync<PostgresException>(() =>
            log.Store.AppendAsync(Append(stream, Expected.Version(2), [Key(taken, alike: false)], Noon, Secret)).AsTask());
        Assert.NotNull(e.BatchCommand);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(e.Data.Values.Cast<object?>(), value => value is NpgsqlBatchCommand || value?.ToString()?.Contains(Secret, StringComparison.Ordinal) is true);
    }

    /// <summary>While both lanes of the log are held up all of them queue; the first lane that is free takes them.</summary>
    private async Task<PostgresException?[]> InOneBatchAsync(Func<Task<AppendResult>[]> send)
    {
        var held = await StreamsAsync(2);
        await using var one = await HeldAsync(held[0]);
        await using var other = await HeldAsync(held[1]);
        var first = log.Store.AppendAsync(Append(held[0], Expected.Any, "held up")).AsTask();
        await WaitingAsync(1);
        var second = log.Store.AppendAsync(Append(held[1], Expected.Any, "held up")).AsTask();
        await WaitingAsync(2);
        var all = send();
        await one.CommitAsync();
        await first;
        var answers = await Task.WhenAll(all.Select(RefusalAsync));
        await other.CommitAsync();
        await second;
        return answers;
    }

    private async Task<Held> HeldAsync(Guid stream)
    {
        var connection = await log.Database.OpenConnectionAsync();
        var held = new Held(connection, await connection.BeginTransactionAsync());
        await using var hold = new NpgsqlCommand($"select from haitang.mt_streams where id = '{stream}' for update", connection);
        await hold.ExecuteNonQueryAsync();
        return held;
    }

    private Task WaitingAsync(int count) => Until.HoldsAsync(async () =>
        await log.AskAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == count);

    private static async Task<PostgresException?> RefusalAsync(Task<AppendResult> append)
    {
        try
        {
            await append;
            return null;
        }
        catch (PostgresException e)
        {
            return e;
        }
    }

    private static RowWrite Key(Guid key, bool alike) => RowWrite.Of(alike
        ? Sql.ForEach($"insert into haitang.keys(key, stream) select {key}, s.id from s")
        : Sql.Of($"insert into haitang.keys(key, stream) select {key}, s.id from s"));

    private async Task<Guid[]> StreamsAsync(int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(_ => log.StreamAsync()));

    private static string Quoted(Guid[] streams) => string.Join(',', streams.Select(stream => $"'{stream}'::uuid"));

    /// <summary>A transaction that holds something, until it is committed.</summary>
    private sealed class Held(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
