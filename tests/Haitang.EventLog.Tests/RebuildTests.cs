using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class RebuildTests : IAsyncLifetime
{
    private const string Rows = "select coalesce(string_agg(stream || ' ' || events || ' ' || last, e'\\n' order by stream), '') from haitang.tallies";
    private readonly TestLog _log = new();

    public ValueTask InitializeAsync() => _log.InitializeAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task rebuilt_rows_equal_the_live_ones_and_so_do_the_tables()
    {
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new TallyFold());
        for (var i = 0; i < 50; i++) await _log.Store.AppendAsync(Append(await _log.StreamAsync(), Expected.Any, "two"));
        await folds.CaughtUpAsync();
        var (live, shape) = (await _log.AskAsync<string>(Rows), await ShapeAsync());

        await new Rebuild(_log.Database).RunAsync(new TallyFold());
        Assert.Equal(live, await _log.AskAsync<string>(Rows));
        Assert.Equal(shape, await ShapeAsync());
        Assert.Equal(0L, await _log.AskAsync<long>("select count(*) from pg_tables where schemaname = 'haitang_rebuild'"));

        var stream = await _log.StreamAsync();
        await folds.CaughtUpAsync();
        Assert.Equal(1L, await _log.AskAsync<long>($"select events from haitang.tallies where stream = '{stream}'"));
    }

    [Fact]
    public async Task rows_that_went_wrong_are_put_right_and_a_stopped_fold_goes_on()
    {
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new TallyFold { IsRepaired = false });
        var stream = await _log.StreamAsync();
        await folds.CaughtUpAsync();
        await _log.RunAsync("update haitang.tallies set events = 77");
        await _log.Store.AppendAsync(Append(stream, Expected.Any, "poison", "fine"));
        await Until.HoldsAsync(async () => await folds.Runner.StatusAsync() is [{ IsStopped: true }]);

        await new Rebuild(_log.Database).RunAsync(new TallyFold());
        await _log.Store.AppendAsync(Append(stream, Expected.Any, "fine too"));
        await folds.CaughtUpAsync();
        Assert.False((await folds.Runner.StatusAsync())[0].IsStopped);
        Assert.Equal(4L, await _log.AskAsync<long>($"select events from haitang.tallies where stream = '{stream}'"));
    }

    [Fact]
    public async Task a_rebuild_beside_a_running_fold_and_busy_writers_ends_with_the_rows_of_the_log()
    {
        await using var folds = new RunningFolds(_log, RunningFolds.Quick with { PollInterval = TimeSpan.FromMilliseconds(1) }, new TallyFold());
        using var enough = new CancellationTokenSource();
        var writing = WriteAsync([], enough.Token);
        await Until.HoldsAsync(async () => await _log.AskAsync<long>("select count(*) from haitang.tallies") > 20);
        for (var i = 0; i < 3; i++) await new Rebuild(_log.Database).RunAsync(new TallyFold());
        await enough.CancelAsync();
        await writing;
        await folds.CaughtUpAsync();
        await RowsAreThoseOfTheLogAsync();
    }

    [Fact]
    public async Task rows_that_appends_write_are_rebuilt_while_appends_go_on()
    {
        var tally = RowWrite.Of($"""
            insert into haitang.tallies(stream, events, last) select s.id, s.version, (-1 * random() * 1e15)::bigint from s
            on conflict (stream) do update set events = excluded.events
            """);
        using var enough = new CancellationTokenSource();
        var writing = WriteAsync([tally], enough.Token);
        await Until.HoldsAsync(async () => await _log.AskAsync<long>("select count(*) from haitang.tallies") > 20);
        var reports = new List<RebuildProgress>();
        for (var i = 0; i < 3; i++) await new Rebuild(_log.Database).RunAsync(new TallyFold { Inline = true }, new Reports(reports));
        await enough.CancelAsync();
        await writing;
        await RowsAreThoseOfTheLogAsync(positions: false);
        Assert.NotEmpty(reports);
        Assert.Equal(0L, await _log.AskAsync<long>("select count(*) from haitang.mt_event_progression"));
    }

    [Fact]
    public async Task a_fold_that_is_being_rebuilt_is_not_rebuilt_by_another()
    {
        await _log.StreamAsync();
        var still = new StandingFold();
        var first = new Rebuild(_log.Database).RunAsync(still);
        await still.Stands;
        await _log.RunAsync("update haitang.leases set expires_at = now() - interval '1 day'");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => new Rebuild(_log.Database).RunAsync(new TallyFold()));
        Assert.Equal("tallies is being rebuilt already.", refused.Message);
        still.GoOn();
        await first;
        await new Rebuild(_log.Database).RunAsync(new TallyFold());
        await RowsAreThoseOfTheLogAsync();
    }

    [Fact]
    public async Task a_rebuild_that_fails_leaves_nothing_on_its_connection()
    {
        await _log.Store.AppendAsync(Append(await _log.StreamAsync(), Expected.Any, "poison"));
        await Assert.ThrowsAsync<FormatException>(() => new Rebuild(_log.Database).RunAsync(new TallyFold { IsRepaired = false }));
        Assert.Equal(0L, await _log.AskAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
        await new Rebuild(_log.Database).RunAsync(new TallyFold());
    }

    [Fact]
    public async Task what_writes_no_rows_is_not_done_again()
    {
        var reaction = new Reaction();
        await _log.StreamAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => new Rebuild(_log.Database).RunAsync(reaction));
        Assert.False(reaction.Ran);
    }

    private async Task WriteAsync(IReadOnlyList<RowWrite> rows, CancellationToken enough)
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                var stream = Guid.NewGuid();
                await _log.Store.AppendAsync(Append(stream, Expected.New, rows, Noon, "one"));
                await _log.Store.AppendAsync(Append(stream, Expected.Version(1), rows, Noon, "two", "three"));
            }
        }));
    }

    private async Task RowsAreThoseOfTheLogAsync(bool positions = true) => Assert.Equal(0L, await _log.AskAsync<long>($"""
        select count(*) from haitang.tallies t full join (select stream_id, count(*) as n, max(seq_id) as last from haitang.mt_events group by stream_id) e on e.stream_id = t.stream
        where t.events is distinct from e.n {(positions ? "or t.last is distinct from e.last" : "")}
        """));

    private Task<string> ShapeAsync() => _log.AskAsync<string>("""
        select string_agg(line, e'\n' order by line) from (
            select indexdef as line from pg_indexes where schemaname = 'haitang' and tablename = 'tallies'
            union all select conname || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'haitang.tallies'::regclass
            union all select array_to_string(reloptions, ',') from pg_class where oid = 'haitang.tallies'::regclass
            union all select concat_ws(' ', column_name, data_type, is_nullable, column_default) from information_schema.columns where table_schema = 'haitang' and table_name = 'tallies') shape
        """);

    private sealed class Reports(List<RebuildProgress> all) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => all.Add(value);
    }

    /// <summary>Stands still before its first events, as in a process that was stopped.</summary>
    private sealed class StandingFold : IAsyncFold
    {
        private readonly TallyFold _tally = new();
        private readonly TaskCompletionSource _stands = new();
        private readonly TaskCompletionSource _goesOn = new();

        public Task Stands => _stands.Task;

        public string Name => _tally.Name;

        public IReadOnlyList<string> Tables => _tally.Tables;

        public void GoOn() => _goesOn.SetResult();

        public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
        {
            _stands.TrySetResult();
            await _goesOn.Task;
            await _tally.ApplyAsync(events, into, ct);
        }
    }

    private sealed class Reaction : IAsyncFold
    {
        public bool Ran { get; private set; }

        public string Name => "reaction";

        public IReadOnlyList<string> Tables => [];

        public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
        {
            Ran = true;
            return Task.CompletedTask;
        }
    }
}
