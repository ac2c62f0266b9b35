using Haitang.EventLog;
using Haitang.Faults.Load;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>The log after the fire, held against what the clients were told.</summary>
internal sealed class LogAfter(FaultCity city, Notes notes, Node node)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private NpgsqlDataSource Database => city.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Everything that must hold after every scenario. This node is up.</summary>
    public async Task HoldsAsync()
    {
        Assert.Empty(notes.Wrong);
        // Connections of this process may have died with a server.
        Database.Clear();
        await new MessagesAfter(city, node).ArriveAsync();
        await FollowsAsync();
        await HoldsOnceAsync();
        await HasNoGapsAsync();
        await new RowsAfter(city).EqualAReplayAsync();
        Assert.True(await node.IsReadyAsync(), (await node.HealthAsync()).Body.ToString());
    }

    /// <summary>All that follows has followed: folds and reactions are at the end, none has stopped.</summary>
    public async Task FollowsAsync(TimeSpan? most = null)
    {
        var folds = city.Services.GetRequiredService<FoldRunner>();
        try
        {
            await Wait.UntilAsync(async () => (await folds.StatusAsync()).All(fold => fold is { Lag: 0, Fault: null }), most ?? Soon);
        }
        catch (TimeoutException late)
        {
            var behind = (await folds.StatusAsync()).Where(fold => fold is not { Lag: 0, Fault: null });
            throw new TimeoutException($"Behind: {string.Join("; ", behind.Select(fold => $"{fold.Name} by {fold.Lag} {fold.Fault?.Error}"))}", late);
        }
    }

    /// <summary>Each <c>ok</c> made exactly the events that its answer names, each unknown id those of one answer or none, each refused id none.</summary>
    private async Task HoldsOnceAsync()
    {
        var facts = (await ReadAsync("select headers ->> 'command', stream_id, version, type from haitang.mt_events order by stream_id, version",
            row => (Command: Guid.Parse(row.GetString(0)), Fact: (Stream: row.GetGuid(1), row.GetInt64(2), row.GetString(3))))).ToLookup(m => m.Command, m => m.Fact);
        var keys = (await ReadAsync("select id, answer from haitang.command_keys", row => (Id: row.GetGuid(0), Answer: row.GetFieldValue<byte[]>(1))))
            .ToDictionary(key => key.Id, key => key.Answer);
        foreach (var (command, answer) in notes.Ok)
        {
            Assert.Equal(answer.Body, keys[command]);
            Assert.Equal(answer.Facts, facts[command].Where(fact => fact.Stream == answer.Stream));
        }

        foreach (var command in notes.Unknown.Keys)
        {
            var answer = keys.TryGetValue(command, out var first) ? Acknowledged.Read(first) : null;
            Assert.Equal(answer?.Facts ?? [], facts[command].Where(fact => fact.Stream == answer?.Stream));
        }

        Assert.DoesNotContain(notes.Refused, refused => keys.ContainsKey(refused.Key) || facts.Contains(refused.Key));
    }

    private async Task HasNoGapsAsync() => Assert.Empty(await ReadAsync("""
        select e.stream_id from haitang.mt_events e full join haitang.mt_streams s on s.id = e.stream_id group by e.stream_id
        having min(e.version) <> 1 or max(e.version) <> count(*) or max(e.version) <> max(s.version)
        """, row => row.GetGuid(0)));

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = Database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await row.ReadAsync()) all.Add(read(row));
        return all;
    }
}
