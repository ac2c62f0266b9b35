namespace Haitang.EventLog;

/// <summary>Rows that follow from the events, written after them by the <see cref="FoldRunner"/> in the log's order.</summary>
public interface IAsyncFold
{
    /// <summary>Under which its progress is kept.</summary>
    string Name { get; }

    /// <summary>
    /// The tables that only this fold writes, with schema (<c>haitang.case_days</c>). A rebuild fills copies of them; so they have
    /// no serial column and nothing references them.
    /// </summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>
    /// True when the appends themselves write these rows (<see cref="StreamAppend.Rows"/>): the runner leaves it alone, and a
    /// rebuild holds appends back for the moment of the swap.
    /// </summary>
    bool Inline => false;

    /// <summary>
    /// False when it asks for nothing that stands around an event (<see cref="RecordedEvent.Headers"/> and the like), which costs
    /// a third of the reading. It may be there all the same, for others.
    /// </summary>
    bool ReadsEnvelope => true;

    /// <summary>Adds what these events change. The batch is sent once, together with the progress: all or nothing.</summary>
    Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct);

    /// <summary>What was kept in memory may be wrong: a batch was not written, or somebody else wrote meanwhile.</summary>
    void Forget()
    {
    }
}
