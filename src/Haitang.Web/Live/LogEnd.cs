namespace Haitang.Web.Live;

/// <summary>The highest position that somebody has heard of.</summary>
internal sealed class LogEnd
{
    private long _position;

    public long Position => Interlocked.Read(ref _position);

    public void Reached(long position)
    {
        long before;
        do before = Position;
        while (before < position && Interlocked.CompareExchange(ref _position, position, before) != before);
    }

    public void Restart(long position) => Interlocked.Exchange(ref _position, position);
}
