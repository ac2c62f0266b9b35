namespace Haitang.EventLog;

/// <summary>One fold on its way through the log.</summary>
internal sealed class FoldTrack(IAsyncFold fold, long position)
{
    public IAsyncFold Fold => fold;

    public long Position { get; set; } = position;

    /// <summary>At a poison event: stays there until its fault is cleared.</summary>
    public bool IsStopped { get; set; }

    /// <summary>There is a fault to clear when it gets past it.</summary>
    public bool HasFault { get; set; }

    /// <summary>Rests until then: the database could not serve it for the moment.</summary>
    public long RestsUntil { get; set; }

    public bool IsReady => !IsStopped && Environment.TickCount64 >= RestsUntil;

    /// <summary>Keeps rows. What keeps none acts on what it reads, and takes its time.</summary>
    public bool KeepsRows => fold.Tables.Count > 0;
}
