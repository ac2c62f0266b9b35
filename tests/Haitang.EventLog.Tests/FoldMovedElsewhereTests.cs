using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class FoldMovedElsewhereTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task a_fold_that_stumbles_where_it_does_not_stand_any_more_has_met_no_poison_and_goes_on_from_its_new_place()
    {
        var stream = await log.StreamAsync();
        var fold = new StumblingFold(log);
        await using var folds = new RunningFolds(log, RunningFolds.Quick, fold);
        await folds.CaughtUpAsync();
        var next = (await log.Store.AppendAsync(Append(stream, Expected.Any, "next"))).Positions[0];
        await folds.CaughtUpAsync();
        Assert.Null((await folds.Runner.StatusAsync())[0].Fault);
        Assert.Equal([next], fold.Took);
    }

    /// <summary>While it looks at its first event somebody begins anew what it works with, and moves it.</summary>
    private sealed class StumblingFold(TestLog log) : IAsyncFold
    {
        private bool _hasStumbled;

        public List<long> Took { get; } = [];

        public string Name => "stumbling";

        public IReadOnlyList<string> Tables => [];

        public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
        {
            if (!_hasStumbled)
            {
                _hasStumbled = true;
                await log.RunAsync($"update haitang.mt_event_progression set last_seq_id = {events[^1].Position} where name = '{Name}'");
                throw new KeyNotFoundException();
            }

            Took.AddRange(events.Select(happened => happened.Position));
        }
    }
}
