namespace Haitang.EventLog.Tests;

/// <summary>Counts the events of each stream; refuses the ones that say poison until it is repaired.</summary>
internal sealed class TallyFold(string name = "tallies") : IAsyncFold
{
    public string Name => name;

    public IReadOnlyList<string> Tables => ["haitang.tallies"];

    public bool Inline { get; init; }

    public bool IsRepaired { get; set; } = true;

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        var streams = events.Select(happened => happened.StreamId).Distinct().ToArray();
        var before = await into.ReadAsync(
            Sql.Of($"select stream, events from haitang.tallies where stream = any({streams})"),
            row => (row.GetGuid(0), row.GetInt64(1)), ct);
        var tallies = before.ToDictionary(row => row.Item1, row => row.Item2);
        foreach (var happened in events)
        {
            if (!IsRepaired && happened.Data.AsSpan().IndexOf("poison"u8) >= 0) throw new FormatException("It is poison.");
            var count = tallies[happened.StreamId] = tallies.GetValueOrDefault(happened.StreamId) + 1;
            into.Add(Sql.Of($"""
                insert into haitang.tallies(stream, events, last) values ({happened.StreamId}, {count}, {happened.Position})
                on conflict (stream) do update set events = excluded.events, last = excluded.last
                """));
        }
    }
}

/// <summary>Copies what an event says into a column that takes no text with a zero byte; such a text is its poison.</summary>
internal sealed class CopyingFold : IAsyncFold
{
    public string Name => "copies";

    public IReadOnlyList<string> Tables => ["haitang.naps"];

    public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        foreach (var happened in events)
            into.Add(Sql.Of($"insert into haitang.naps(slept) values ({(happened.Data.AsSpan().IndexOf("poison"u8) >= 0 ? "\0" : "fine")}) returning slept"));
        return Task.CompletedTask;
    }
}

/// <summary>Notes each event as it comes.</summary>
internal sealed class DiaryFold(string runner, string name = "diary") : IAsyncFold
{
    public string Name => name;

    public IReadOnlyList<string> Tables => ["haitang.applied"];

    public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        long[] positions = [.. events.Select(happened => happened.Position)];
        into.Add(Sql.Of($"insert into haitang.applied(position, runner) select p, {runner} from unnest({positions}) with ordinality u(p, n) order by n"));
        return Task.CompletedTask;
    }
}
