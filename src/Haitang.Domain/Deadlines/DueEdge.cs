namespace Haitang.Domain.Deadlines;

/// <summary>The edge of a due moment: what happens at the moment itself is still in time, so the clock strikes after it.</summary>
public static class DueEdge
{
    /// <summary>The first moment at which it is over: the log's clock counts in microseconds.</summary>
    public static DateTimeOffset After(DateTimeOffset due) => due.AddMicroseconds(1);
}
