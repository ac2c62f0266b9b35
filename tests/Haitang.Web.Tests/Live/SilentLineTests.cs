using Haitang.EventLog;
using Haitang.Testing;
using Haitang.Web.Database;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Haitang.Web.Presence;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Web.Tests.Live;

/// <summary>A line on which nobody says anything is looked after: else nobody would notice that it is dead.</summary>
public sealed class SilentLineTests : IAsyncLifetime
{
    private TestDatabase _test = null!;
    private NpgsqlDataSource _database = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = EventStoreDataSource.Create(_test.ConnectionString);
        await Schema.MigrateAsync(_database, DatabaseServices.Rooms);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Fact]
    public async Task what_no_notification_told_of_is_noticed_again_and_again()
    {
        var (feed, told) = (new LiveFeed(), 0);
        using var screen = feed.Subscribe(change => told += change is null ? 1 : 0);
        await using var gaps = new ChangeGaps(_database, NullLogger<ChangeGaps>.Instance);
        await using var signals = new ChangeSignals(_database, feed, gaps, NullLogger<ChangeSignals>.Instance);
        await using var listener = new ChangeListener(_database, feed, signals, new AlmostOver(), NullLogger<ChangeListener>.Instance);
        await listener.StartAsync(TestContext.Current.CancellationToken);
        for (var times = 1; times <= 4; times++)
        {
            await Wait.UntilAsync(() => told >= times);
            await RunAsync(
                "insert into haitang.mt_events(id, stream_id, version, data, type, timestamp) values (gen_random_uuid(), gen_random_uuid(), 1, '{}', 'any', now())");
        }
    }

    [Fact]
    public async Task who_listens_for_people_at_other_nodes_asks_something_again_and_again()
    {
        await using var own = EventStoreDataSource.Create(_test.ConnectionString + ";Application Name=listens");
        await using var hearing = new PresenceHearing(
            new OpenCases(), new PresenceNode(), new AccountNames(_database), own, TimeProvider.System, NullLogger<PresenceHearing>.Instance);
        await hearing.StartAsync(TestContext.Current.CancellationToken);
        // Three times it asks something while it opens the line.
        for (var times = 0; times < 6; times++)
        {
            var last = await LastAskedAsync();
            await Wait.UntilAsync(async () => await LastAskedAsync() > last, TimeSpan.FromSeconds(10));
        }
    }

    private async Task<DateTime> LastAskedAsync()
    {
        await using var command = _database.CreateCommand(
            "select coalesce(max(query_start), '-infinity') from pg_stat_activity where application_name = 'listens' and datname = current_database()");
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asked a second time, the second that one waits for has passed but for half a millisecond.</summary>
    private sealed class AlmostOver : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _now, TimeSpan.FromMilliseconds(999.5).Ticks);
    }
}
