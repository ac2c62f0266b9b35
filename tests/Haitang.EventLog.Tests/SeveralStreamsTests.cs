using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class SeveralStreamsTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task two_streams_move_together()
    {
        var one = await log.StreamAsync();
        var other = Guid.NewGuid();
        var result = await log.Store.AppendAsync([Append(one, Expected.Version(1), "a", "b"), Append(other, Expected.New, "c")]);
        Assert.Equal([(one, 3L), (other, 1L)], result.Streams.Select(stream => (stream.StreamId, stream.Version)));
        Assert.Equal([2, 1], result.Streams.Select(stream => stream.Positions.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task when_one_of_them_has_moved_on_none_moves(bool firstIsBehind)
    {
        var one = await log.StreamAsync();
        var other = await log.StreamAsync();
        var key = Guid.NewGuid();
        var rows = new[] { RowWrite.Of($"insert into haitang.keys(key, stream) select {key}, s.id from s") };
        var result = await log.Store.AppendAsync([
            Append(one, Expected.Version(firstIsBehind ? 9 : 1), rows, Noon, "a", "b"),
            Append(other, Expected.Version(firstIsBehind ? 1 : 9), "c"),
        ]);
        Assert.True(result.IsConflict);
        Assert.Equal(2, (await log.Store.FetchStreamsAsync([one, other])).Events.Count);
        Assert.Equal(0L, await log.AskAsync<long>($"select count(*) from haitang.keys where key='{key}'"));
    }

    [Fact]
    public async Task a_conflict_on_two_streams_does_not_touch_those_that_travel_with_it()
    {
        var one = await log.StreamAsync();
        var others = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToArray();
        var conflicts = new List<Task<AppendResult>>();
        var fine = new List<Task<AppendResult>>();
        foreach (var other in others)
        {
            fine.Add(log.Store.AppendAsync(Append(other, Expected.New, "a")).AsTask());
            conflicts.Add(log.Store.AppendAsync([Append(Guid.NewGuid(), Expected.New, "b"), Append(Guid.NewGuid(), Expected.Any, "c")]).AsTask());
        }

        Assert.All(await Task.WhenAll(conflicts), result => Assert.True(result.IsConflict));
        Assert.All(await Task.WhenAll(fine), result => Assert.Equal(1, result.Version));
        Assert.Single(await log.Store.FetchStreamAsync(one));
    }

    [Fact]
    public async Task writers_that_take_pairs_of_few_streams_on_two_nodes_all_come_through()
    {
        var streams = new Guid[4];
        for (var i = 0; i < streams.Length; i++) streams[i] = await log.StreamAsync();
        await using var node = new EventStore(log.Database);
        var chance = new Random(7);
        var pairs = Enumerable.Range(0, 200).Select(_ => chance.GetItems(streams, 2)).Where(pair => pair[0] != pair[1]).ToList();
        var results = await Task.WhenAll(pairs.Select((pair, i) => (i % 2 == 0 ? log.Store : node)
            .AppendAsync([Append(pair[0], Expected.Any, "a"), Append(pair[1], Expected.Any, "b")]).AsTask()));
        Assert.All(results, result => Assert.False(result.IsConflict));
        Assert.Equal(4 + (2 * pairs.Count), (await log.Store.FetchStreamsAsync(streams)).Events.Count);
    }
}
