namespace Haitang.Web.Tests.Identity;

/// <summary>A clock that goes when it is told to, from the present on.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly DateTimeOffset _began = DateTimeOffset.UtcNow;
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => _passed += time;

    public override long GetTimestamp() => _passed.Ticks;

    public override DateTimeOffset GetUtcNow() => _began + _passed;
}
