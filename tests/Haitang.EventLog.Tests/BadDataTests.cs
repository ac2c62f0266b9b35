using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class BadDataTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task data_that_is_no_json_hits_only_its_caller()
    {
        var good = Enumerable.Range(0, 20).Select(_ => log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "one")).AsTask()).ToList();
        await Assert.ThrowsAsync<PostgresException>(() => log.Store.AppendAsync(NoJson()).AsTask());
        Assert.All(await Task.WhenAll(good), result => Assert.Equal(1, result.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task a_connection_that_refused_a_value_serves_the_next_append(int goodBefore)
    {
        var one = new NpgsqlConnectionStringBuilder(log.ConnectionString) { MaxPoolSize = 1 };
        await using var connection = EventStoreDataSource.Create(one.ConnectionString);
        await using var store = new EventStore(connection);
        for (var i = 0; i < goodBefore; i++) await store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "one"));
        await Assert.ThrowsAsync<PostgresException>(() => store.AppendAsync(NoJson()).AsTask());
        for (var i = 0; i < 3; i++) Assert.Equal(1, (await store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "one"))).Version);
    }

    private static StreamAppend NoJson() => new()
    {
        StreamId = Guid.NewGuid(),
        StreamType = "note",
        Expected = Expected.New,
        Envelope = new(Noon, null, null, "{}"u8.ToArray(), null),
        Events = [new(Guid.NewGuid(), "note_written", "not json"u8.ToArray())],
    };
}
