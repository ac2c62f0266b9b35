using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Tests.Golden;
using Haitang.Testing;
using Npgsql;

namespace Haitang.Web.Tests.Versions;

/// <summary>
/// Events of every version that was ever written, as raw rows in a log, are folded by today's program into the states that
/// are kept in <c>States</c>: of each event what it changes. The first edition of a stream has each event as it was written first.
/// </summary>
public sealed class EveryVersionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 4, 0, 0, TimeSpan.Zero);
    private TestDatabase _server = null!;
    private NpgsqlDataSource _database = null!;
    private EventStore _log = null!;

    public static TheoryData<string, int> Editions =>
        [.. Life.All.SelectMany(life => Enumerable.Range(1, life.Events.Max(name => Files[name].Count())), (life, edition) => (life.Stream, edition))];

    private static ILookup<string, string> Files { get; } = GoldenFiles.ByEvent();

    public async ValueTask InitializeAsync()
    {
        _server = await TestDatabase.CreateAsync();
        _database = EventStoreDataSource.Create(_server.ConnectionString);
        await Schema.MigrateAsync(_database, [typeof(EventStore).Assembly]);
        _log = new(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task what_was_ever_written_folds_to_the_states_that_are_kept(string stream, int edition)
    {
        var life = Life.All.Single(one => one.Stream == stream);
        var written = life.Events.Select(name => (Name: name, File: Files[name].ElementAt(Math.Min(edition, Files[name].Count()) - 1))).ToList();
        var id = Guid.CreateVersion7();
        await WriteAsync(id, stream, written);
        var now = new List<string>();
        var before = new JsonObject();
        for (var version = 1; version <= written.Count; version++)
        {
            var after = Written(await life.StateAsync(_log, id, version));
            now.Add($"{Path.GetFileNameWithoutExtension(written[version - 1].File)} {Difference(before, after).ToJsonString(EventCodec.Json)}");
            before = after;
        }

        var kept = Path.Combine(Folder(), "States", $"{stream}.{edition}.fold{life.FoldVersion}.txt");
        if (!File.Exists(kept) && GoldenFiles.MayWrite) await File.WriteAllLinesAsync(kept, now, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(kept), $"Fold version {life.FoldVersion} of {stream} is new: run this test once with {GoldenFiles.Write}=write, look at {kept}, and commit it.");
        Assert.Equal(await File.ReadAllLinesAsync(kept, TestContext.Current.CancellationToken), now);
    }

    [Fact]
    public void every_event_that_was_ever_written_has_its_place_in_a_life()
    {
        Assert.Equal(Files.Select(file => file.Key).Order(StringComparer.Ordinal), Life.All.SelectMany(life => life.Events).Order(StringComparer.Ordinal));
    }

    /// <summary>As a program of those days left them, not through today's codec.</summary>
    private async Task WriteAsync(Guid id, string stream, List<(string Name, string File)> written)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Sql.Of(
            $"insert into haitang.mt_streams(id, type, version, timestamp, created) values ({id}, {stream}, {(long)written.Count}, {Noon}, {Noon})").ToBatchCommand());
        foreach (var (at, one) in written.Index())
        {
            batch.BatchCommands.Add(Sql.Of($"""
                insert into haitang.mt_events(id, stream_id, version, type, timestamp, data, headers)
                values ({Guid.CreateVersion7()}, {id}, {at + 1L}, {one.Name}, {Noon}, {new Json(Line(one.File, at + 1))}, {new Json("{}"u8.ToArray())})
                """).ToBatchCommand());
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>The line with units, days and moments of its own: else it would not be seen that an event changes them.</summary>
    private static byte[] Line(string file, int version) => Encoding.UTF8.GetBytes(File.ReadAllText(file)
        .Replace("6df36748-", $"{version:d8}-", StringComparison.Ordinal)
        .Replace("2026-03-12", $"2026-03-{(version % 28) + 1:d2}", StringComparison.Ordinal)
        .Replace("T01:02:03Z", $"T01:{version:d2}:03Z", StringComparison.Ordinal));

    private static JsonObject Written(object state) =>
        JsonNode.Parse(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), EventCodec.Json))!.AsObject();

    /// <summary>The members that are other than before; null for one that is gone.</summary>
    private static JsonObject Difference(JsonObject before, JsonObject after) => new(
        before.Select(member => member.Key).Union(after.Select(member => member.Key))
            .Where(name => !JsonNode.DeepEquals(before[name], after[name]))
            .Select(name => KeyValuePair.Create(name, after[name]?.DeepClone())));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
