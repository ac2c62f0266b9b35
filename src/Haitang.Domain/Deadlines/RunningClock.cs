namespace Haitang.Domain.Deadlines;

/// <summary>
/// One run of a clock: from its start, over pauses, until its limit and what was added to it are used up. Extensions are kept as
/// amounts, so that it does not matter in which order extensions and pauses come.
/// </summary>
public sealed record RunningClock(DateTimeOffset Start, TimeLimit Limit)
{
    /// <summary>Due soon: this part of the run's time is gone.</summary>
    public const double Soon = 0.8;

    /// <summary>In order, not overlapping.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    public IReadOnlyList<Addition> Additions { get; init; } = [];

    /// <summary>All the time of this run.</summary>
    public TimeSpan Total => Additions.Aggregate(Limit.Time, (sum, a) => sum + a.By);

    public bool Stands => Pauses is [.., { To: null }];

    /// <summary>Whether it stood at that moment; pauses are half-open.</summary>
    public bool StandsAt(DateTimeOffset moment) => Pauses.Any(p => p.From <= moment && (p.To is not { } to || moment < to));

    /// <summary>The first moment at which its time is used up; null while it stands without a known end.</summary>
    public DateTimeOffset? DueBy(WorkingTime time) => UsedUp(Total, time);

    /// <summary>When 80 % of its time is gone; null while it stands before that.</summary>
    public DateTimeOffset? SoonAt(WorkingTime time) => UsedUp(Total * Soon, time);

    /// <summary>What is left of it at a moment; zero when it is over.</summary>
    public TimeSpan LeftAt(DateTimeOffset moment, WorkingTime time)
    {
        var left = Total - UsedAt(moment, time);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>It stands from this moment on, until a known end or one that is not known yet.</summary>
    public RunningClock Pause(DateTimeOffset from, DateTimeOffset? to) => this with { Pauses = [.. Pauses, new(from, to)] };

    /// <summary>The last pause ends now, whatever end it had.</summary>
    public RunningClock Resume(DateTimeOffset at) => this with { Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { To = at }] };

    public RunningClock Extend(TimeSpan by, DateTimeOffset at) => this with { Additions = [.. Additions, new(by, at)] };

    /// <summary>The time of the clock that was used by then.</summary>
    public TimeSpan UsedAt(DateTimeOffset moment, WorkingTime time)
    {
        var (used, at) = (TimeSpan.Zero, Start);
        foreach (var pause in Pauses.Where(p => p.From < moment))
        {
            used += time.Between(at, pause.From, Limit.Working);
            if (pause.To is not { } to || to >= moment) return used;
            at = to;
        }

        return used + time.Between(at, moment, Limit.Working);
    }

    private DateTimeOffset? UsedUp(TimeSpan span, WorkingTime time)
    {
        var at = Start;
        foreach (var pause in Pauses)
        {
            var available = time.Between(at, pause.From, Limit.Working);
            if (span <= available) return time.After(at, Limit with { Time = span });
            if (pause.To is not { } to) return null;
            (span, at) = (span - available, to);
        }

        return time.After(at, Limit with { Time = span });
    }
}

/// <summary>The clock stands, half-open; no end while it is not known.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? To);

/// <summary>Time that was added to a run, in the clock's own time.</summary>
public sealed record Addition(TimeSpan By, DateTimeOffset At);
