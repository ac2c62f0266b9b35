namespace Haitang.EventLog;

/// <summary>How a <see cref="FoldRunner"/> paces itself.</summary>
public sealed record FoldRunnerOptions
{
    /// <summary>Runners with the same lease take turns: one leads at a time.</summary>
    public string LeaseName { get; init; } = "folds";

    /// <summary>How long after its last sign of life a stopped leader is succeeded.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often to look for events when nobody pokes.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// From one look to the next while events keep coming one by one: a step costs much the same for one as for ten, and the
    /// cores belong to the writers. A lone event does not wait, and a fold that is behind does not rest.
    /// </summary>
    public TimeSpan Breath { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How soon to look again while somebody's open transaction keeps events from being final.</summary>
    public TimeSpan UnsettledInterval { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a fold rests after the database refused it for the moment.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After what time the leader ends a session of ours whose client takes nothing any more.</summary>
    public TimeSpan MostStanding { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most events in one batch.</summary>
    public int BatchSize { get; init; } = 500;
}
