using Haitang.Domain.Deadlines;

namespace Haitang.Domain.Appeals;

/// <summary>The moments of an appeal that the clock watches: its dispatch deadline, and the end of the time for rating.</summary>
public static class AppealMoments
{
    /// <summary>When the clock strikes next; null when there is nothing to come and nothing unwritten.</summary>
    public static DateTimeOffset? Next(Appeal appeal) => Due(appeal) is { } due ? DueEdge.After(due) : null;

    /// <summary>The last moment in time: the one that counts, and that the fact names.</summary>
    internal static DateTimeOffset? Due(Appeal appeal) =>
        appeal.Waits ? appeal.DispatchOverdue ? null : appeal.Dispatch?.By
        : appeal.Status is AppealStatus.Answered ? appeal.Windows?.RateUntil
        : null;
}
