namespace Haitang.Faults.Ground;

/// <summary>Where an append is caught.</summary>
internal enum CaughtAt
{
    /// <summary>Before PostgreSQL has seen it.</summary>
    Request,

    /// <summary>After it was committed, before the node has heard so.</summary>
    Reply,
}

/// <summary>Catches one append and the connection that carries it; that stands still until it is cut.</summary>
internal sealed class Trap(CaughtAt at)
{
    // Stands in the headers of each event, and in no other statement.
    private static readonly byte[] Mark = [.. "\"command\":\""u8];
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource<Wire> _caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    public CaughtAt At => at;

    /// <summary>The connection that stands still.</summary>
    public Task<Wire> Caught => CatchAsync();

    public bool Takes(ReadOnlySpan<byte> piece) => _taken == 0 && piece.IndexOf(Mark) >= 0 && Interlocked.Exchange(ref _taken, 1) == 0;

    public void Hold(Wire wire) => _caught.TrySetResult(wire);

    private async Task<Wire> CatchAsync()
    {
        try
        {
            return await _caught.Task.WaitAsync(Most);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No append was caught within {Most.TotalSeconds:0} s ({at}{(_taken == 0 ? "" : ", one had begun")}).", late);
        }
    }
}
