using Haitang.Domain.Deadlines;

namespace Haitang.Projections.Boards;

/// <summary>Which board, of which days, at which moment.</summary>
/// <param name="To">The day after the last one.</param>
/// <param name="Confidential">Whether the asker may count every confidential case; otherwise they count only where at least five do.</param>
public sealed record BoardAsk(Guid Unit, DateOnly From, DateOnly To, DateTimeOffset Now, bool Confidential)
{
    /// <summary>保密: fewer than so many are in no total.</summary>
    public const int LeastConfidential = 5;

    /// <summary>Where the log ends at least, for a database that may lack the last of it.</summary>
    public long Heard { get; init; }

    public DateOnly Today => WorkingTime.DayOf(Now);

    /// <summary>What a total shows of so many public and so many confidential cases.</summary>
    public long Shown(long open, long confidential) => open + (Confidential || confidential >= LeastConfidential ? confidential : 0);
}
