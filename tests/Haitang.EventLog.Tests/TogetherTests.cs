using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

/// <summary>Appends that differ in nothing but their values and meet in a batch are one statement.</summary>
public sealed class TogetherTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task each_of_those_that_share_a_statement_has_its_own_event_row_and_answer()
    {
        var streams = await StreamsAsync(60);
        var results = await Task.WhenAll(streams.Select((stream, i) =>
            log.Store.AppendAsync(Append(stream, Expected.Version(1), [Note($"note {i}")], Noon.AddMinutes(i), $"event {i}")).AsTask()));

        Assert.All(results, (result, i) => Assert.Equal((streams[i], 2, Noon.AddMinutes(i)), (result.Streams[0].StreamId, result.Version, result.Streams[0].RecordedAt)));
        for (var i = 0; i < streams.Length; i++)
        {
            var happened = (await log.Store.FetchStreamAsync(streams[i]))[1];
            Assert.Equal((results[i].Positions[0], Noon.AddMinutes(i), "account-1"), (happened.Position, happened.RecordedAt, happened.UserName));
            Assert.Equal($"{{\"text\": \"event {i}\"}}", System.Text.Encoding.UTF8.GetString(happened.Data));
            Assert.Equal($"2-2-note {i}", await log.AskAsync<string>($"select first || '-' || version || '-' || split_part(text, ' of ', 1) from haitang.notes where id='{streams[i]}'"));
        }

        // A window over s counts the appends of the statement.
        Assert.InRange(await log.AskAsync<int>($"select max(split_part(text, ' of ', 2)::int) from haitang.notes where id = any(array[{Quoted(streams)}])"), 2, 32);
    }

    [Fact]
    public async Task one_that_stands_elsewhere_is_a_conflict_for_its_caller_alone()
    {
        var streams = await StreamsAsync(60);
        var results = await Task.WhenAll(streams.Select((stream, i) =>
            log.Store.AppendAsync(Append(stream, Expected.Version(i % 7 == 3 ? 5 : 1), [Note("a")], Noon, "one")).AsTask()));
        Assert.All(results, (result, i) => Assert.Equal(i % 7 == 3, result.IsConflict));
        Assert.Equal(results.Count(result => !result.IsConflict), await log.AskAsync<long>($"select count(*) from haitang.notes where id = any(array[{Quoted(streams)}])"));
        Assert.Equal(streams.Length + results.Count(result => !result.IsConflict), (await log.Store.FetchStreamsAsync(streams)).Events.Count);
    }

    [Fact]
    public async Task an_error_hits_only_its_caller()
    {
        var taken = Guid.NewGuid();
        var streams = await StreamsAsync(61);
        await log.Store.AppendAsync(Append(streams[60], Expected.Version(1), [Key(taken)], Noon, "one"));
        var results = await Task.WhenAll(streams[..60].Select(async (stream, i) =>
        {
            try
            {
                var result = await log.Store.AppendAsync(Append(stream, Expected.Version(1), [Note("a"), Key(i % 20 == 7 ? taken : Guid.NewGuid())], Noon, "one"));
                return result.IsConflict ? "conflict" : "";
            }
            catch (PostgresException e)
            {
                return e.SqlState;
            }
        }));
        Assert.All(results, (result, i) => Assert.Equal(i % 20 == 7 ? PostgresErrorCodes.UniqueViolation : "", result));
        Assert.Equal(57L, await log.AskAsync<long>($"select count(*) from haitang.notes where id = any(array[{Quoted(streams)}])"));
    }

    [Fact]
    public async Task data_that_is_no_json_hits_only_its_caller()
    {
        var streams = await StreamsAsync(40);
        var results = await Task.WhenAll(streams.Select(async (stream, i) =>
        {
            try
            {
                // A quotation mark ends the text too early.
                await log.Store.AppendAsync(Append(stream, Expected.Version(1), [Note("a")], Noon, i == 20 ? "no\"json" : "json"));
                return "";
            }
            catch (PostgresException e)
            {
                return e.SqlState;
            }
        }));
        Assert.All(results, (result, i) => Assert.Equal(i == 20 ? PostgresErrorCodes.InvalidTextRepresentation : "", result));
        Assert.Equal(39L, await log.AskAsync<long>($"select count(*) from haitang.notes where id = any(array[{Quoted(streams)}])"));
    }

    [Fact]
    public async Task of_two_nodes_that_want_the_same_streams_one_has_each()
    {
        var streams = await StreamsAsync(60);
        await using var node = new EventStore(log.Database);
        var results = await Task.WhenAll(streams.SelectMany((stream, i) => new[] { log.Store, node }.Select(store =>
            store.AppendAsync(Append(stream, Expected.Version(1), [Note($"note {i}")], Noon, "one")).AsTask())));
        Assert.All(results.Chunk(2), both => Assert.Single(both, result => !result.IsConflict));
        Assert.Equal(120, (await log.Store.FetchStreamsAsync(streams)).Events.Count);
        Assert.Equal(60L, await log.AskAsync<long>($"select count(*) from haitang.notes where version = 2 and id = any(array[{Quoted(streams)}])"));
    }

    [Fact]
    public async Task every_kind_of_value_goes_in_and_a_null_keeps_its_type()
    {
        await log.RunAsync("""
            create table haitang.many_kinds(stream uuid, t text, t0 text, u uuid, u0 uuid, l bigint, l0 bigint, i int, i0 int, h smallint,
            h0 smallint, b boolean, b0 boolean, m timestamptz, m0 timestamptz, d double precision, y bytea, j jsonb, j0 jsonb, a date, a0 date)
            """);
        var streams = await StreamsAsync(40);
        await Task.WhenAll(streams.Select((stream, i) => log.Store.AppendAsync(Append(stream, Expected.Version(1), [Kinds(i)], Noon, "one")).AsTask()));
        for (var i = 0; i < streams.Length; i++)
        {
            var odd = i % 2 == 1;
            string Or0(string value) => odd ? value : "null";
            Assert.Equal(
                $$"""{"a": "2026-03-02", "b": true, "d": 1.5, "h": 3, "i": {{i}}, "j": {"n": {{i}}}, "l": {{i}}, "m": "2026-03-02T12:00:00+00:00", "t": "海棠 {{i}}", "u": "00000000-0000-0000-0000-000000000000", "y": "\\x{{i:x2}}", "a0": {{Or0("\"2026-03-02\"")}}, "b0": {{Or0("false")}}, "h0": {{Or0("3")}}, "i0": {{Or0("4")}}, "j0": null, "l0": {{Or0("5")}}, "m0": {{Or0("\"2026-03-02T12:00:00+00:00\"")}}, "t0": {{Or0("\"there\"")}}, "u0": {{Or0("\"00000000-0000-0000-0000-000000000000\"")}}}""",
                await log.AskAsync<string>($"set local timezone='UTC'; select (to_jsonb(k) - 'stream')::text from haitang.many_kinds k where stream='{streams[i]}'"));
        }
    }

    [Fact]
    public async Task arrays_of_texts_and_ids_stand_for_several()
    {
        await log.RunAsync("create table haitang.lists(stream uuid, texts text[], ids uuid[])");
        var streams = await StreamsAsync(40);
        string[] Texts(int i) => [$"{i}", "a \"b\" \\c", "", "null", "{x,y}"];
        await Task.WhenAll(streams.Select((stream, i) => log.Store.AppendAsync(
            Append(stream, Expected.Version(1), [Lists(i == 7 ? null : Texts(i), [stream, Guid.Empty])], Noon, "one")).AsTask()));
        for (var i = 0; i < streams.Length; i++)
        {
            Assert.Equal(i == 7 ? [] : Texts(i), await log.AskAsync<string[]>($"select coalesce(texts, '{{}}') from haitang.lists where stream='{streams[i]}'"));
            Assert.Equal([streams[i], Guid.Empty], await log.AskAsync<Guid[]>($"select ids from haitang.lists where stream='{streams[i]}'"));
        }
    }

    [Fact]
    public void an_array_of_numbers_cannot_stand_for_several() =>
        Assert.Throws<ArgumentException>(() => Sql.ForEach($"insert into haitang.naps select unnest({new[] { 1 }}) from s"));

    private static RowWrite Lists(string[]? texts, Guid[] ids) =>
        RowWrite.Of(Sql.ForEach($"insert into haitang.lists(stream, texts, ids) select s.id, {texts}, {ids} from s"));

    private static RowWrite Kinds(int i)
    {
        var (odd, text) = (i % 2 == 1, $"海棠 {i}");
        return RowWrite.Of(Sql.ForEach($"""
            insert into haitang.many_kinds(stream, t, t0, u, u0, l, l0, i, i0, h, h0, b, b0, m, m0, d, y, j, j0, a, a0)
            select s.id, {text}, {(odd ? "there" : null)}, {Guid.Empty}, {(odd ? Guid.Empty : (Guid?)null)}, {(long)i}, {(odd ? 5L : (long?)null)},
            {i}, {(odd ? 4 : (int?)null)}, {(short)3}, {(odd ? (short)3 : (short?)null)}, {true}, {(odd ? false : (bool?)null)}, {Noon},
            {(odd ? Noon : (DateTimeOffset?)null)}, {1.5}, {new[] { (byte)i }}, {new Json(System.Text.Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"))}, {new Json(null)},
            {new DateOnly(2026, 3, 2)}, {(odd ? new DateOnly(2026, 3, 2) : (DateOnly?)null)} from s
            """));
    }

    private static RowWrite Note(string text) => RowWrite.Of(Sql.ForEach(
        $"insert into haitang.notes(id, version, first, at, text) select s.id, s.version, s.first, s.at, {text} || ' of ' || count(*) over () from s"));

    private static RowWrite Key(Guid key) => RowWrite.Of(Sql.ForEach($"insert into haitang.keys(key, stream) select {key}, s.id from s"));

    private async Task<Guid[]> StreamsAsync(int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(_ => log.StreamAsync()));

    private static string Quoted(Guid[] streams) => string.Join(',', streams.Select(stream => $"'{stream}'::uuid"));
}
