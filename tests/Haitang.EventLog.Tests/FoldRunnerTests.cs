using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

public sealed class FoldRunnerTests : IAsyncLifetime
{
    private readonly TestLog _log = new();

    public ValueTask InitializeAsync() => _log.InitializeAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task a_fold_has_what_the_log_has()
    {
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new TallyFold());
        var stream = await _log.StreamAsync();
        await _log.Store.AppendAsync(Append(stream, Expected.Any, "two", "three"));
        await folds.CaughtUpAsync();
        Assert.Equal(3L, await TallyAsync(stream));
    }

    [Fact]
    public async Task folds_that_stand_at_the_same_position_commit_together()
    {
        var stream = await _log.StreamAsync();
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new TallyFold(), new DiaryFold("one"));
        await folds.CaughtUpAsync();
        await _log.Store.AppendAsync(Append(stream, Expected.Any, "two"));
        await folds.CaughtUpAsync();
        Assert.Equal(1L, await _log.AskAsync<long>($"""
            select count(distinct xmin::text) from (
              select xmin from haitang.tallies where stream = '{stream}'
              union all select xmin from haitang.applied where position = (select max(seq_id) from haitang.mt_events)
              union all select xmin from haitang.mt_event_progression) written
            """));
    }

    [Fact]
    public async Task a_fold_that_is_far_behind_reads_every_page_once_and_in_order()
    {
        var stream = await _log.StreamAsync();
        for (var i = 0; i < 50; i++) await _log.Store.AppendAsync(Append(stream, Expected.Any, "a", "b"));
        await using var folds = new RunningFolds(_log, RunningFolds.Quick with { BatchSize = 10 }, new DiaryFold("one"), new TallyFold());
        await folds.CaughtUpAsync();
        Assert.Equal(101L, await TallyAsync(stream));
        Assert.True(await _log.AskAsync<bool>("select array_agg(position order by ctid) = array_agg(position order by position) and count(*) = 101 from haitang.applied"));
    }

    [Fact]
    public async Task two_runners_that_both_believe_to_lead_write_nothing_twice()
    {
        var stream = await _log.StreamAsync();
        var options = RunningFolds.Quick with { BatchSize = 7, PollInterval = TimeSpan.FromMilliseconds(1) };
        await using var one = new RunningFolds(_log, options, new DiaryFold("one"));
        await using var other = new RunningFolds(_log, options with { LeaseName = "other" }, new DiaryFold("other"));
        for (var i = 0; i < 300; i++) await _log.Store.AppendAsync(Append(stream, Expected.Any, "a", "b"));
        await one.CaughtUpAsync();
        Assert.Equal(601L, await _log.AskAsync<long>("select count(*) from haitang.applied"));
        Assert.Equal(601L, await _log.AskAsync<long>("select count(distinct position) from haitang.applied"));
    }

    [Fact]
    public async Task a_poison_event_stops_only_the_fold_that_cannot_take_it_until_it_is_repaired()
    {
        var sick = new TallyFold { IsRepaired = false };
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, sick, new DiaryFold("one"));
        var stream = await _log.StreamAsync();
        var poison = await _log.Store.AppendAsync(Append(stream, Expected.Any, "fine", "poison", "fine again"));
        await Until.HoldsAsync(async () => await folds.Runner.StatusAsync() is [{ IsStopped: true }, { Lag: 0 }]);

        var fault = (await folds.Runner.StatusAsync())[0];
        Assert.Equal((poison.Positions[1], poison.Positions[0]), (fault.Fault!.Position, fault.Position));
        Assert.Contains("It is poison.", fault.Fault.Error, StringComparison.Ordinal);
        Assert.Equal(2L, await TallyAsync(stream));
        Assert.Equal(4L, await _log.AskAsync<long>("select count(*) from haitang.applied"));

        sick.IsRepaired = true;
        await folds.Runner.ResumeAsync(sick.Name);
        await folds.CaughtUpAsync();
        Assert.Equal(4L, await TallyAsync(stream));
        Assert.All(await folds.Runner.StatusAsync(), status => Assert.False(status.IsStopped));
    }

    [Fact]
    public async Task a_value_that_the_database_refuses_is_blamed_on_its_own_event()
    {
        var stream = await _log.StreamAsync();
        var poison = await _log.Store.AppendAsync(Append(stream, Expected.Any, "poison", "fine"));
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new CopyingFold());
        await Until.HoldsAsync(async () => await folds.Runner.StatusAsync() is [{ IsStopped: true }]);
        Assert.Equal(poison.Positions[0], (await folds.Runner.StatusAsync())[0].Fault!.Position);
        Assert.Equal(1L, await _log.AskAsync<long>("select count(*) from haitang.naps"));
    }

    [Fact]
    public async Task a_fault_stays_while_the_fold_is_not_repaired_and_a_repaired_program_heals_it_by_starting()
    {
        var stream = await _log.StreamAsync();
        await _log.Store.AppendAsync(Append(stream, Expected.Any, "poison"));
        await using (var sick = new RunningFolds(_log, RunningFolds.Quick, new TallyFold { IsRepaired = false }))
        {
            await Until.HoldsAsync(async () => await sick.Runner.StatusAsync() is [{ IsStopped: true }]);
            var first = (await sick.Runner.StatusAsync())[0].Fault!.FailedAt;
            await sick.Runner.ResumeAsync("tallies");
            await Until.HoldsAsync(async () => (await sick.Runner.StatusAsync())[0].Fault is { } again && again.FailedAt > first);
            Assert.Equal(1L, await TallyAsync(stream));
        }

        await using var repaired = new RunningFolds(_log, RunningFolds.Quick, new TallyFold());
        await repaired.CaughtUpAsync();
        Assert.False((await repaired.Runner.StatusAsync())[0].IsStopped);
    }

    [Fact]
    public async Task a_stopped_leader_is_succeeded_when_its_lease_has_expired()
    {
        var options = RunningFolds.Quick;
        Assert.True(await new Lease(_log.Database, options.LeaseName, "a process that stands still", TimeSpan.FromSeconds(1)).TryTakeAsync());
        await using var folds = new RunningFolds(_log, options, new TallyFold());
        Assert.False(folds.Runner.IsLeading);
        var stream = await _log.StreamAsync();
        await folds.CaughtUpAsync();
        Assert.True(folds.Runner.IsLeading);
        Assert.Equal(1L, await TallyAsync(stream));
    }

    [Fact]
    public async Task a_leader_that_was_succeeded_while_it_stood_still_writes_nothing_more()
    {
        var options = RunningFolds.Quick with { LeaseDuration = TimeSpan.FromMinutes(10) };
        await using var folds = new RunningFolds(_log, options, new TallyFold());
        await _log.StreamAsync();
        await folds.CaughtUpAsync();
        await _log.RunAsync("update haitang.leases set holder = 'its successor'");
        var stream = await _log.StreamAsync();
        await Until.HoldsAsync(() => Task.FromResult(!folds.Runner.IsLeading));
        Assert.Equal(0L, await TallyAsync(stream));
    }

    [Fact]
    public async Task of_two_runners_with_one_lease_one_leads_and_the_other_follows_it()
    {
        var options = RunningFolds.Quick;
        var first = new RunningFolds(_log, options, new TallyFold());
        await Until.HoldsAsync(() => Task.FromResult(first.Runner.IsLeading));
        await using var second = new RunningFolds(_log, options, new TallyFold());
        await _log.StreamAsync();
        await first.CaughtUpAsync();
        Assert.Equal((true, false), (first.Runner.IsLeading, second.Runner.IsLeading));
        await first.DisposeAsync();
        var stream = await _log.StreamAsync();
        await second.CaughtUpAsync();
        Assert.True(second.Runner.IsLeading);
        Assert.Equal(1L, await TallyAsync(stream));
    }

    [Fact]
    public async Task folding_and_appending_go_on_after_the_connections_were_lost()
    {
        await using var folds = new RunningFolds(_log, RunningFolds.Quick, new TallyFold());
        await _log.StreamAsync();
        await folds.CaughtUpAsync();
        await _log.RunAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        var stream = Guid.NewGuid();
        await Until.HoldsAsync(() => UnlessLostAsync(async () => !(await _log.Store.AppendAsync(Append(stream, Expected.New, "one"))).IsConflict));
        await Until.HoldsAsync(() => UnlessLostAsync(async () => await TallyAsync(stream) == 1));
    }

    /// <summary>A connection of the pool that was cut is found out by its next use.</summary>
    private static async Task<bool> UnlessLostAsync(Func<Task<bool>> state)
    {
        try
        {
            return await state();
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Task<long> TallyAsync(Guid stream) => _log.AskAsync<long>($"select coalesce(max(events), 0) from haitang.tallies where stream = '{stream}'");
}
