namespace Haitang.Web.Standby;

/// <summary>
/// Since when a standby lacks something that this node has heard of. Under load it always lacks the last moment; what counts is
/// how long the same thing is missing.
/// </summary>
internal sealed class StandbyDistance
{
    private (long Position, DateTimeOffset At)? _missing;

    /// <summary>Null when it lacks nothing.</summary>
    public DateTimeOffset? Since => _missing?.At;

    /// <param name="heard">Where the log ends, as heard before the standby was asked.</param>
    /// <param name="replayed">Where it ends at the standby.</param>
    public void See(long heard, long replayed, DateTimeOffset now)
    {
        if (_missing is { } missing && replayed < missing.Position) return;
        _missing = heard > replayed ? (heard, now) : null;
    }
}
