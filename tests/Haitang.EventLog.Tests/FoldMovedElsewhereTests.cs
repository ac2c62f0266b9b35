using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class FoldMovedElsewhereTests : IAsyncLifetime
{
    private readonly TestLog _log = new();

    public ValueTask InitializeAsync() => _log.InitializeAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task a_fold_that_stumbles_where_it_does_not_stand_any_more_has_met_no_poison_and_goes_on_from_its_new_place()
    {
        var stream = await _log.StreamAsync();
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new StumblingFold(_log, events => events[^1].Position));
        var next = await AfterAsync(folds, stream);
        Assert.Null((await folds.Runner.StatusAsync())[0].Fault);
        Assert.Equal(next, await AppliedAsync());
    }

    [Fact]
    public async Task a_fold_that_was_moved_past_its_page_takes_nothing_of_it_and_never_goes_back()
    {
        var stream = await _log.StreamAsync();
        await AppendAsync(stream, "two", "three");
        await _log.RunAsync("""
            create function haitang.forbid() returns trigger language plpgsql as $$ begin raise 'Progress falls.'; end $$;
            create trigger falls before update on haitang.mt_event_progression for each row when (new.last_seq_id < old.last_seq_id) execute function haitang.forbid()
            """);
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new StumblingFold(_log, events => events[^1].Position));
        var next = await AfterAsync(folds, stream);
        Assert.Null((await folds.Runner.StatusAsync())[0].Fault);
        Assert.Equal(next, await AppliedAsync());
    }

    [Fact]
    public async Task a_fold_that_was_set_back_skips_nothing()
    {
        var stream = await _log.StreamAsync();
        await _log.RunAsync($"insert into haitang.mt_event_progression(name, last_seq_id) select '{StumblingFold.Called}', max(seq_id) from haitang.mt_events");
        await AppendAsync(stream, "two", "three", "four");
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new StumblingFold(_log, _ => 0));
        await folds.CaughtUpAsync();
        Assert.Equal(await _log.AskAsync<long[]>("select array_agg(seq_id order by seq_id) from haitang.mt_events"), await AppliedAsync());
    }

    [Fact]
    public async Task reactions_that_lost_the_race_together_do_not_run_again()
    {
        var stream = await _log.StreamAsync();
        CountingReaction[] reactions = [new("one", MoveAllAsync), new("other", MoveAllAsync)];
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, [.. reactions]);
        await AfterAsync(folds, stream);
        Assert.All(reactions, reaction => Assert.Equal(2, reaction.Calls));

        Task MoveAllAsync(RecordedEvent last, CancellationToken ct) =>
            _log.RunAsync($"update haitang.mt_event_progression set last_seq_id = greatest(last_seq_id, {last.Position})");
    }

    /// <summary>An event that comes after the stumble, folded.</summary>
    private async Task<long[]> AfterAsync(RunningFolds folds, Guid stream)
    {
        await folds.CaughtUpAsync();
        var next = await AppendAsync(stream, "next");
        await folds.CaughtUpAsync();
        return next;
    }

    private async Task<long[]> AppendAsync(Guid stream, params string[] notes) =>
        [.. (await _log.Store.AppendAsync(Append(stream, Expected.Any, notes))).Positions];

    private Task<long[]> AppliedAsync() => _log.AskAsync<long[]>("select coalesce(array_agg(position order by ordinal), '{}') from haitang.applied");

    /// <summary>While it looks at its first events somebody begins anew what it works with, and moves it.</summary>
    private sealed class StumblingFold(TestLog log, Func<IReadOnlyList<RecordedEvent>, long> moved) : IAsyncFold
    {
        public const string Called = "stumbling";

        private readonly DiaryFold _diary = new(Called);
        private bool _hasStumbled;

        public string Name => Called;

        public IReadOnlyList<string> Tables => _diary.Tables;

        public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
        {
            if (!_hasStumbled)
            {
                _hasStumbled = true;
                await log.RunAsync($"update haitang.mt_event_progression set last_seq_id = {moved(events)} where name = '{Called}'");
                throw new KeyNotFoundException();
            }

            await _diary.ApplyAsync(events, into, ct);
        }
    }
}
