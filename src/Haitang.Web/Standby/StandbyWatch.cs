using Haitang.Web.Live;
using Haitang.Web.Workers;
using Npgsql;

namespace Haitang.Web.Standby;

/// <summary>Looks at the standby every second: whether it answers, is one of our primary, and how far it has followed.</summary>
public sealed class StandbyWatch(
    NpgsqlDataSource primary, [FromKeyedServices(StandbyServices.Key)] NpgsqlDataSource standby, LiveFeed feed, StandbyOptions options,
    TimeProvider time, ILogger<StandbyWatch> logger) : Worker
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Below it nobody is told: a standby is always a moment behind.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    // Which database of which cluster: a standby has both from its primary.
    private const string Identity = """
        select pg_is_in_recovery(), system_identifier || '/' || (select oid from pg_database where datname = current_database()) from pg_control_system()
        """;
    private readonly StandbyDistance _distance = new();
    private StandbySight _sight = new(StandbyState.Away, time.GetUtcNow());

    public StandbySight Sight => Volatile.Read(ref _sight);

    /// <summary>A look there has failed: nobody else tries before it was seen again.</summary>
    public void Lost(Exception why) => See(StandbyState.Away, why);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                See(await LookAsync(stopping), why: null);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                Lost(e);
            }
        }
        while (await ticks.WaitForNextTickAsync(stopping));
    }

    private async Task<StandbyState> LookAsync(CancellationToken cancel)
    {
        var heard = feed.Position;
        if (!await FollowsUsAsync(cancel)) return StandbyState.Foreign;
        await using var command = standby.CreateCommand("select coalesce(max(seq_id), 0) from haitang.mt_events");
        command.CommandTimeout = (int)Moment.TotalSeconds;
        _distance.See(heard, (long)(await command.ExecuteScalarAsync(cancel))!, time.GetUtcNow());
        return time.GetUtcNow() - _distance.Since > options.MostLate ? StandbyState.Late : StandbyState.Following;
    }

    private async Task<bool> FollowsUsAsync(CancellationToken cancel)
    {
        var (follows, its) = await WhoIsAsync(standby, cancel);
        // Once found to be ours it can only cease to follow, or go away.
        return follows && (Sight.IsRead || (await WhoIsAsync(primary, cancel)).Identity == its);
    }

    private static async Task<(bool Follows, string Identity)> WhoIsAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Identity);
        command.CommandTimeout = (int)Moment.TotalSeconds;
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetBoolean(0), row.GetString(1));
    }

    private void See(StandbyState state, Exception? why)
    {
        var (before, now) = (Sight, time.GetUtcNow());
        var since = state switch
        {
            StandbyState.Following => now - _distance.Since > Moment ? _distance.Since : null,
            StandbyState.Late => _distance.Since,
            _ => before.State == state ? before.Since : now,
        };
        Volatile.Write(ref _sight, new(state, since));
        if (before.State == state) return;
        if (state is StandbyState.Following) logger.LogInformation("The standby follows; boards are read there");
        else logger.LogWarning(why, "The standby is {State}; boards are read from the primary", state);
        // What screens say of it has changed.
        feed.Tell(null);
    }
}
