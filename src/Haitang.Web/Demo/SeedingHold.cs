using Haitang.EventLog;
using Haitang.Web.Cli;
using Haitang.Web.Deadlines;

namespace Haitang.Web.Demo;

/// <summary>
/// What a seeding has for itself: the database to fill, and the clock. Both are renewed as the story goes on, however long that is;
/// one that stands still loses them by itself.
/// </summary>
internal sealed class SeedingHold(Lease database, ClockHold clock, TimeProvider time)
{
    /// <summary>How long each is held without being renewed.</summary>
    public static readonly TimeSpan Most = ClockHold.Most;

    private static readonly TimeSpan Often = Most / 10;
    private long _renewed = time.GetTimestamp();

    /// <summary>The next act of the story is about to be played.</summary>
    public async ValueTask GoOnAsync(CancellationToken cancel)
    {
        if (time.GetElapsedTime(_renewed) < Often) return;
        _renewed = time.GetTimestamp();
        if (!await database.TryTakeAsync(cancel)) throw new VerbException(ExitCode.No, "Somebody else has begun to fill this database.");
        await clock.RenewAsync(cancel);
    }
}
