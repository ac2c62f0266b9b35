using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class RowTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task a_row_stands_with_its_events()
    {
        var stream = Guid.NewGuid();
        await log.Store.AppendAsync(Append(stream, Expected.New, [Note("a")], Noon, "one", "two"));
        Assert.Equal("1-2-a", await NoteAsync(stream));
    }

    [Fact]
    public async Task a_conflict_writes_no_row()
    {
        var stream = await log.StreamAsync();
        var key = Guid.NewGuid();
        var result = await log.Store.AppendAsync(Append(stream, Expected.Version(7), [Note("a"), Key(key)], Noon, "one"));
        Assert.True(result.IsConflict);
        Assert.Equal(0L, await log.AskAsync<long>($"select (select count(*) from haitang.notes where id='{stream}') + (select count(*) from haitang.keys where key='{key}')"));
    }

    [Fact]
    public async Task a_row_that_fails_takes_its_events_with_it()
    {
        var key = Guid.NewGuid();
        await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, [Key(key)], Noon, "one"));
        var stream = Guid.NewGuid();
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            log.Store.AppendAsync(Append(stream, Expected.New, [Note("a"), Key(key)], Noon, "one")).AsTask());
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        Assert.Empty(await log.Store.FetchStreamAsync(stream));
        Assert.Equal(0L, await log.AskAsync<long>($"select count(*) from haitang.notes where id='{stream}'"));
    }

    [Fact]
    public async Task an_error_hits_only_its_caller_among_those_that_travel_together()
    {
        var taken = Guid.NewGuid();
        await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, [Key(taken)], Noon, "one"));
        var streams = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToArray();
        var results = await Task.WhenAll(streams.Select(async (stream, i) =>
        {
            try
            {
                await log.Store.AppendAsync(Append(stream, Expected.New, [Key(i % 40 == 7 ? taken : Guid.NewGuid())], Noon, "one"));
                return "";
            }
            catch (PostgresException e)
            {
                return e.SqlState;
            }
        }));
        Assert.All(results, (result, i) => Assert.Equal(i % 40 == 7 ? PostgresErrorCodes.UniqueViolation : "", result));
        var kept = await log.Store.FetchStreamsAsync(streams);
        Assert.Equal(195, kept.Events.Count);
    }

    [Fact]
    public async Task of_200_that_bring_the_same_key_one_wins()
    {
        var key = Guid.NewGuid();
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            try
            {
                await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, [Key(key)], Noon, "one"));
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                return false;
            }
        }));
        Assert.Single(results, won => won);
    }

    [Fact]
    public async Task every_kind_of_value_goes_in_and_a_null_keeps_its_type()
    {
        var given = RowWrite.Of($"""
            insert into haitang.kinds select {"海棠"}, {(string?)null}, {new[] { "a", "b" }}, {Guid.Empty}, {(Guid?)null}, {new[] { Guid.Empty }}, {1L}, {2}, {(short)3},
            {true}, {Noon.ToOffset(TimeSpan.FromHours(8))}, {(DateTimeOffset?)null}, {(double?)1.5}, {new byte[] { 1, 2 }}, {new Json("{\"a\":1}"u8.ToArray())}, {new Json(null)},
            {(long?)null}, {new DateOnly(2026, 3, 2)}, {new[] { new Json("1"u8.ToArray()), new Json(null) }} from s
            """);
        await log.RunAsync("""
            create table haitang.kinds(t text, t0 text, ta text[], u uuid, u0 uuid, ua uuid[], l bigint, i int, h smallint,
            b boolean, m timestamptz, m0 timestamptz, d double precision, y bytea, j jsonb, j0 jsonb, l0 bigint, a date, ja jsonb[])
            """);
        await log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, [given], Noon, "one"));
        Assert.Equal(
            """{"a": "2026-03-02", "b": true, "d": 1.5, "h": 3, "i": 2, "j": {"a": 1}, "l": 1, "m": "2026-03-02T12:00:00+00:00", "t": "海棠", "u": "00000000-0000-0000-0000-000000000000", "y": "\\x0102", "j0": null, "ja": [1, null], "l0": null, "m0": null, "t0": null, "ta": ["a", "b"], "u0": null, "ua": ["00000000-0000-0000-0000-000000000000"]}""",
            await log.AskAsync<string>("set local timezone='UTC'; select to_jsonb(k)::text from haitang.kinds k"));
    }

    private static RowWrite Note(string text) => RowWrite.Of($"insert into haitang.notes(id, version, first, at, text) select s.id, s.version, s.first, s.at, {text} from s");

    private static RowWrite Key(Guid key) => RowWrite.Of($"insert into haitang.keys(key, stream) select {key}, s.id from s");

    private Task<string> NoteAsync(Guid stream) => log.AskAsync<string>($"select first || '-' || version || '-' || text from haitang.notes where id='{stream}'");
}
