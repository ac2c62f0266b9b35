using System.Text;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class ReadingTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task an_event_comes_back_with_all_that_it_carried()
    {
        var stream = Guid.NewGuid();
        var append = Append(stream, Expected.New, "海棠");
        var result = await log.Store.AppendAsync(append);
        var happened = Assert.Single(await log.Store.FetchStreamAsync(stream));
        Assert.Equal(
            (result.Positions[0], append.Events[0].Id, stream, 1L, "note_written", Noon, "request-1", "command-1", "account-1"),
            (happened.Position, happened.Id, happened.StreamId, happened.Version, happened.Type, happened.RecordedAt, happened.CorrelationId, happened.CausationId, happened.UserName));
        Assert.Equal("{\"text\": \"海棠\"}", Encoding.UTF8.GetString(happened.Data));
        Assert.Equal("{\"actor\": \"a\"}", Encoding.UTF8.GetString(happened.Headers!));
    }

    [Fact]
    public async Task a_stream_is_folded_as_it_is_and_as_it_was()
    {
        var stream = await ThreeHoursAsync();
        Assert.Equal((3, 3L), await log.Store.AggregateStreamAsync(stream, 0, Count));
        Assert.Equal((2, 2L), await log.Store.AggregateStreamAsync(stream, 0, Count, toVersion: 2));
        Assert.Equal((2, 2L), await log.Store.AggregateStreamAsync(stream, 0, Count, at: Noon.AddMinutes(119)));
        Assert.Equal((3, 3L), await log.Store.AggregateStreamAsync(stream, 0, Count, at: Noon.AddHours(2)));
        Assert.Equal((0, 0L), await log.Store.AggregateStreamAsync(stream, 0, Count, at: Noon.AddMinutes(-1)));
    }

    [Fact]
    public async Task a_part_of_a_stream_is_read_by_its_versions()
    {
        var stream = await ThreeHoursAsync();
        Assert.Equal([2L, 3L], (await log.Store.FetchStreamAsync(stream, fromVersion: 2)).Select(happened => happened.Version));
        Assert.Equal([2L], (await log.Store.FetchStreamAsync(stream, toVersion: 2, fromVersion: 2)).Select(happened => happened.Version));
    }

    [Fact]
    public async Task several_streams_come_in_the_order_of_the_log_page_by_page()
    {
        var (one, other) = (await ThreeHoursAsync(), await ThreeHoursAsync());
        await log.Store.AppendAsync(Append(one, Expected.Any, [], Noon.AddHours(5), "last"));
        var all = await log.Store.FetchStreamsAsync([one, other]);
        Assert.Equal([one, one, one, other, other, other, one], all.Events.Select(happened => happened.StreamId));
        Assert.Null(all.Next);

        var page = await log.Store.FetchStreamsAsync([one, other], limit: 4);
        var rest = await log.Store.FetchStreamsAsync([one, other], afterPosition: page.Next!.Value, limit: 4);
        Assert.Equal(all.Events.Select(happened => happened.Id), page.Events.Concat(rest.Events).Select(happened => happened.Id));
        Assert.Null(rest.Next);

        Assert.Equal(4, (await log.Store.FetchStreamsAsync([one, other], at: Noon.AddHours(1))).Events.Count);
        Assert.Equal(2, (await log.Store.FetchStreamsAsync([one, other], upToPosition: all.Events[1].Position)).Events.Count);
    }

    [Fact]
    public async Task a_stream_fetched_for_writing_brings_what_the_append_needs()
    {
        var stream = Guid.NewGuid();
        var absent = await log.Store.FetchForWritingAsync(stream, 0, Count);
        Assert.Equal((0, 0L, Expected.New), (absent.State, absent.Version, absent.Expected));
        await log.Store.AppendAsync(Append(stream, absent.Expected, [], Noon.AddYears(100), "from the future"));

        var there = await log.Store.FetchForWritingAsync(stream, 0, Count);
        Assert.Equal((1, 1L, Noon.AddYears(100)), (there.State, there.Version, there.Now));
        Assert.False((await log.Store.AppendAsync(Append(stream, there.Expected, "two"))).IsConflict);
        Assert.True((await log.Store.AppendAsync(Append(stream, there.Expected, "two again"))).IsConflict);
    }

    /// <summary>Three events, an hour apart.</summary>
    private async Task<Guid> ThreeHoursAsync()
    {
        var stream = await log.StreamAsync();
        await log.Store.AppendAsync(Append(stream, Expected.Version(1), [], Noon.AddHours(1), "two"));
        await log.Store.AppendAsync(Append(stream, Expected.Version(2), [], Noon.AddHours(2), "three"));
        return stream;
    }
}
