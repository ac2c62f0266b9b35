using System.Collections.Concurrent;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Live;
using Haitang.Web.Live;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Web.Tests.Live;

/// <summary>A node that hears the others while they fail to tell something. No event is written: nothing is found by the log's position.</summary>
public sealed class MissedChangeTests(TestCity city) : IClassFixture<TestCity>, IAsyncLifetime
{
    private readonly ConcurrentQueue<Change?> _heard = new();
    private readonly LiveFeed _feed = new();
    private NpgsqlDataSource _database = null!;
    private ChangeGaps _gaps = null!;
    private ChangeSignals _own = null!;
    private ChangeSignals _signals = null!;
    private ChangeListener _listener = null!;

    public async ValueTask InitializeAsync()
    {
        _database = EventStoreDataSource.Create(city.ConnectionString);
        _gaps = new(_database, NullLogger<ChangeGaps>.Instance);
        _signals = new(_database, new LiveFeed(), _gaps, NullLogger<ChangeSignals>.Instance);
        _own = new(_database, _feed, _gaps, NullLogger<ChangeSignals>.Instance);
        _listener = new(_database, _feed, _own, TimeProvider.System, NullLogger<ChangeListener>.Instance);
        _feed.Subscribe(_heard.Enqueue);
        await _listener.StartAsync(CancellationToken.None);
        await Wait.UntilAsync(() => _heard.Contains(null));
        _heard.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _own.DisposeAsync();
        await _signals.DisposeAsync();
        await _gaps.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_could_not_be_announced_makes_all_look_also_when_later_changes_are_heard(bool goesOn)
    {
        await using var small = EventStoreDataSource.Create(city.ConnectionString + ";Maximum Pool Size=1;Timeout=1");
        var log = new Warned();
        await using var gaps = new ChangeGaps(small, NullLogger<ChangeGaps>.Instance);
        await using var signals = new ChangeSignals(small, new LiveFeed(), gaps, log);
        await gaps.StartAsync(TestContext.Current.CancellationToken);
        await signals.StartAsync(TestContext.Current.CancellationToken);
        await using (await small.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            signals.Post(OfUnits(0));
            await Wait.UntilAsync(() => log.Times > 0);
        }

        if (goesOn)
        {
            var later = OfUnits(0);
            signals.Post(later);
            await Wait.UntilAsync(() => _heard.Any(change => change?.Id == later.Id));
        }

        await Wait.UntilAsync(() => _heard.Contains(null));
    }

    [Fact]
    public async Task what_is_pushed_out_by_too_many_others_makes_all_look()
    {
        for (var n = 0; n < 10_001; n++) _signals.Post(OfUnits(0));
        await _gaps.StartAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => _heard.Contains(null));
    }

    [Fact]
    public async Task changes_that_concern_many_units_all_arrive()
    {
        var changes = Enumerable.Range(0, 100).Select(n => OfUnits(n % 12)).ToList();
        changes.ForEach(_signals.Post);
        await _signals.StartAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => changes.All(change => _heard.Any(told => told?.Id == change.Id)));
        Assert.DoesNotContain(null, _heard);
        // Everybody's, when it concerns too many.
        Assert.All(changes, change => Assert.Equal(change.Units.Count <= 6 ? change.Units : [], _heard.First(told => told?.Id == change.Id)!.Units));
    }

    [Fact]
    public async Task after_a_command_of_which_nobody_knows_whether_it_happened_all_look()
    {
        var town = await city.UnitAsync("QC");
        await using var holding = await _database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var held = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using (var hold = new NpgsqlCommand($"select from haitang.mt_streams where id = '{town}' for update", holding, held))
                await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var sent = city.SendAsync(Actor.System, new RenameUnit { Name = "琴川", NameEn = "Qinchuan" }, town);
            await Wait.UntilAsync(() => city.AskAsync<bool>("""
                select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """));
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => sent);
        }

        await Wait.UntilAsync(() => _heard.Contains(null));
    }

    private static Change OfUnits(int units) =>
        new("ticket", Guid.CreateVersion7(), long.MaxValue / 2, 1_000_000, [.. Enumerable.Range(0, units).Select(_ => Guid.CreateVersion7())], Guid.CreateVersion7());

    private sealed class Warned : ILogger<ChangeSignals>
    {
        private int _times;

        public int Times => Volatile.Read(ref _times);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Interlocked.Increment(ref _times);

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    }
}
