namespace Haitang.Domain.Appeals;

/// <summary>The moments of an appeal that the clock watches: its dispatch deadline, and the end of the time for rating.</summary>
public static class AppealMoments
{
    /// <summary>The moment still to come or not yet written; null when there is none.</summary>
    public static DateTimeOffset? Next(Appeal appeal) =>
        appeal.Waits ? appeal.DispatchOverdue ? null : appeal.Dispatch?.By
        : appeal.Status is AppealStatus.Answered ? appeal.Windows?.RateUntil
        : null;
}
