using Haitang.EventLog;
using Haitang.Web.Folding;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Tickets.Crowd;

/// <summary>The log after the crowd has gone, held against what the clients were told.</summary>
internal sealed class CrowdLog(TestCity city, IReadOnlyList<Guid> cases)
{
    private static readonly string[] Tables = ["stream_states", "case_rows", "ticket_rows", "ticket_progress", "due_items", "case_counts", "finer_case_counts", "counted_cases", "ticket_counts"];

    private NpgsqlDataSource Database => city.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>All that follows has followed.</summary>
    public Task AtRestAsync() => Wait.UntilAsync(
        async () => (await city.Services.GetRequiredService<FoldRunner>().StatusAsync()).All(fold => fold is { Lag: 0, Fault: null }), TimeSpan.FromMinutes(2));

    /// <summary>By the table: each acknowledged id made exactly the events that its answer names, each refused id none, and nobody else any.</summary>
    public async Task HoldsOnceAsync(Notes notes)
    {
        var made = await ReadAsync("select headers ->> 'command', stream_id, version, type from haitang.mt_events order by stream_id, version",
            row => (Command: Guid.Parse(row.GetString(0)), Fact: (row.GetGuid(1), row.GetInt64(2), row.GetString(3))));
        var byCommand = made.ToLookup(m => m.Command, m => m.Fact);
        Assert.All(notes.Acknowledged, a => Assert.Equal(a.Value.Facts, byCommand[a.Key].Where(f => f.Item1 == a.Value.Stream)));
        Assert.DoesNotContain(notes.Refused, byCommand.Contains);
        var keys = await ReadAsync("select id from haitang.command_keys", row => row.GetGuid(0));
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Empty(notes.Acknowledged.Keys.Except(keys));
        Assert.Empty(notes.Refused.Intersect(keys));
    }

    /// <summary>By the history that a person reads: the same, once, and nothing by people that no answer told of.</summary>
    public async Task IsToldOnceAsync(Notes notes, Staff reader)
    {
        var acknowledged = notes.Acknowledged.Values.SelectMany(a => a.Facts).ToHashSet();
        Assert.Equal(notes.Acknowledged.Values.Sum(a => a.Events.Count), acknowledged.Count);
        var told = new List<(Guid, long, string)>();
        foreach (var @case in cases)
        {
            told.AddRange((await reader.GetAsync($"cases/{@case}/history")).GetProperty("events").EnumerateArray()
                .Select(e => (e.GetProperty("stream").GetGuid(), e.GetProperty("version").GetInt64(), e.GetProperty("type").GetString()!)));
        }

        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(acknowledged.Except(told));
    }

    public async Task HasNoGapsAsync() => Assert.Empty(await ReadAsync("""
        select e.stream_id from haitang.mt_events e full join haitang.mt_streams s on s.id = e.stream_id group by e.stream_id
        having min(e.version) <> 1 or max(e.version) <> count(*) or max(e.version) <> max(s.version)
        """, row => row.GetGuid(0)));

    /// <summary>Every row is what a replay from the first event gives.</summary>
    public Task EqualsItsRowsAsync() => new LiveRows(Database, city.Services.GetRequiredService<ReadModels>()).EqualThoseMadeAnewAsync(Tables);

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = Database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await row.ReadAsync()) all.Add(read(row));
        return all;
    }
}
