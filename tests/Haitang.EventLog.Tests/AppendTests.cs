using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class AppendTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task a_stream_begins_at_version_one_and_grows()
    {
        var stream = Guid.NewGuid();
        var begun = await log.Store.AppendAsync(Append(stream, Expected.New, "one"));
        var grown = await log.Store.AppendAsync(Append(stream, Expected.Version(1), "two", "three"));
        Assert.Equal((1, 3), (begun.Version, grown.Version));
        Assert.Equal(2, grown.Positions.Count);
        Assert.True(begun.Positions[0] < grown.Positions[0] && grown.Positions[0] < grown.Positions[1]);
    }

    [Fact]
    public async Task starting_a_stream_twice_is_a_conflict()
    {
        var stream = await log.StreamAsync();
        var again = await log.Store.AppendAsync(Append(stream, Expected.New, "again"));
        Assert.True(again.IsConflict);
        Assert.Single(await log.Store.FetchStreamAsync(stream));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task a_stream_that_stands_elsewhere_or_nowhere_is_a_conflict(int version)
    {
        var stream = version < 0 ? Guid.NewGuid() : await log.StreamAsync();
        var result = await log.Store.AppendAsync(Append(stream, version < 0 ? Expected.Any : Expected.Version(version), "one", "two"));
        Assert.True(result.IsConflict);
        Assert.DoesNotContain(await log.Store.FetchStreamAsync(stream), happened => happened.Version > 1);
    }

    [Fact]
    public async Task of_32_writers_that_expect_the_same_version_one_wins()
    {
        var stream = await log.StreamAsync();
        await using var node = new EventStore(log.Database);
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            (i % 2 == 0 ? log.Store : node).AppendAsync(Append(stream, Expected.Version(1), $"writer {i}")).AsTask()));
        Assert.Single(results, result => !result.IsConflict);
        Assert.Equal(2, (await log.Store.FetchStreamAsync(stream)).Count);
    }

    [Fact]
    public async Task of_32_writers_that_start_the_same_stream_one_wins()
    {
        var stream = Guid.NewGuid();
        await using var node = new EventStore(log.Database);
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            (i % 2 == 0 ? log.Store : node).AppendAsync(Append(stream, Expected.New, $"writer {i}")).AsTask()));
        Assert.Single(results, result => !result.IsConflict);
        Assert.Single(await log.Store.FetchStreamAsync(stream));
    }

    [Fact]
    public async Task of_32_blind_writers_on_two_nodes_nothing_is_lost_and_positions_have_the_order_of_versions()
    {
        var stream = await log.StreamAsync();
        await using var node = new EventStore(log.Database);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
                await (writer % 2 == 0 ? log.Store : node).AppendAsync(Append(stream, Expected.Any, $"{writer}-{i}", "and"));
        }));
        var events = await log.Store.FetchStreamAsync(stream);
        Assert.Equal(Enumerable.Range(1, 641).Select(version => (long)version), events.Select(happened => happened.Version));
        Assert.Equal(events.Select(happened => happened.Position).Order(), events.Select(happened => happened.Position));
        Assert.Equal(641, events.Select(happened => happened.Id).Distinct().Count());
    }

    [Fact]
    public async Task time_never_runs_backwards_within_a_stream()
    {
        var stream = await log.StreamAsync();
        var result = await log.Store.AppendAsync(Append(stream, Expected.Any, [], Noon.AddHours(-1), "late"));
        Assert.Equal(Noon, result.Streams[0].RecordedAt);
        Assert.Equal(Noon, (await log.Store.FetchStreamAsync(stream))[1].RecordedAt);
    }

    [Fact]
    public async Task a_cancelled_append_leaves_the_lane_working()
    {
        var stream = await log.StreamAsync();
        await using var lockers = await log.Database.OpenConnectionAsync();
        await using var held = await lockers.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select from haitang.mt_streams where id = '{stream}' for update", lockers)) await hold.ExecuteNonQueryAsync();

        var first = log.Store.AppendAsync(Append(stream, Expected.Any, "first")).AsTask();
        using var impatience = new CancellationTokenSource();
        var waiting = log.Store.AppendAsync(Append(stream, Expected.Any, "never"), impatience.Token).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await held.CommitAsync();
        Assert.Equal(2, (await first).Version);
        Assert.Equal(3, (await log.Store.AppendAsync(Append(stream, Expected.Any, "last"))).Version);
    }

    [Fact]
    public async Task an_append_without_events_or_with_a_stream_twice_is_a_mistake_of_the_program()
    {
        var stream = Guid.NewGuid();
        await Assert.ThrowsAsync<ArgumentException>(() => log.Store.AppendAsync(Append(stream, Expected.New)).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() =>
            log.Store.AppendAsync([Append(stream, Expected.New, "one"), Append(stream, Expected.Any, "two")]).AsTask());
    }
}
