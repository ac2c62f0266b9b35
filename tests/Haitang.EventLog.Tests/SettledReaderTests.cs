using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class SettledReaderTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task nothing_after_an_open_append_is_settled()
    {
        var reader = new SettledReader(log.Database);
        var before = (await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "before"))).Positions[0];
        Assert.Equal(before, await AllSettledAsync(reader));

        await using var connection = await log.Database.OpenConnectionAsync();
        await using var open = await connection.BeginTransactionAsync();
        await using (var append = new NpgsqlCommand("""
            with s as (insert into haitang.mt_streams(id, version, timestamp, created) values (gen_random_uuid(), 1, now(), now()) returning id)
            insert into haitang.mt_events(id, stream_id, version, data, type, timestamp) select gen_random_uuid(), id, 1, '{}', 'x', now() from s
            """, connection)) await append.ExecuteNonQueryAsync();
        await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "after"));

        Assert.Empty(await reader.ReadAsync(before, 10));
        Assert.True(reader.IsWaiting);
        await open.CommitAsync();
        await AllSettledAsync(reader);
        Assert.Equal(2, (await reader.ReadAsync(before, 10)).Count);
        Assert.False(reader.IsWaiting);
    }

    [Fact]
    public async Task an_append_that_was_rolled_back_leaves_a_gap_and_holds_nobody_up()
    {
        var reader = new SettledReader(log.Database);
        var from = await AllSettledAsync(reader);
        await log.Store.AppendAsync([Append(Guid.NewGuid(), Expected.New, "drawn, then undone"), Append(Guid.NewGuid(), Expected.Any, "conflict")]);
        var last = (await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "next"))).Positions[0];
        await AllSettledAsync(reader);
        Assert.Equal(last, Assert.Single(await reader.ReadAsync(from, 10)).Position);
        Assert.True(last > from + 1);
    }

    [Fact]
    public async Task pages_follow_one_another_without_asking_again_for_the_settled_position()
    {
        var reader = new SettledReader(log.Database);
        var from = await AllSettledAsync(reader);
        await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "1", "2", "3"));
        await AllSettledAsync(reader);
        var first = await reader.ReadAsync(from, 2);
        await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "4"));
        var second = await reader.ReadAsync(first[^1].Position, 2);
        Assert.Equal((2, 1), (first.Count, second.Count));
        await AllSettledAsync(reader);
        Assert.Single(await reader.ReadAsync(second[^1].Position, 2));
    }

    /// <summary>Transaction ids are the whole server's: tests in other databases may hold this one up for a moment.</summary>
    private static async Task<long> AllSettledAsync(SettledReader reader)
    {
        await Until.HoldsAsync(async () => await reader.SettledAsync() >= 0 && !reader.IsWaiting);
        return reader.Settled;
    }
}
