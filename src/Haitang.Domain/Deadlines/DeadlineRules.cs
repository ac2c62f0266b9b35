namespace Haitang.Domain.Deadlines;

/// <summary>The deadline policy and the working calendar in force: what decisions reckon with.</summary>
public sealed class DeadlineRules(int policyVersion, IEnumerable<PolicyLine> lines, WorkingTime time)
{
    private readonly Dictionary<(Guid Category, Urgency Urgency), PolicyLine> _lines =
        lines.ToDictionary(l => (l.Category ?? Guid.Empty, l.Urgency));

    /// <summary>A city that has no policy yet: nothing can be dispatched.</summary>
    public static DeadlineRules None { get; } = new(0, [], new(WorkingTime.UsualHours, new([])));

    public int PolicyVersion => policyVersion;

    public WorkingTime Time => time;

    public IReadOnlyCollection<PolicyLine> Lines => _lines.Values;

    /// <summary>共商时限; null without a policy.</summary>
    public ConsultationLimits? Consultation => Policy?.Consultation;

    /// <summary>The policy as it was entered; null without one.</summary>
    public PolicyEntry? Policy { get; private init; }

    /// <summary>The calendar as it was entered; null without one: usual hours, every year provisional.</summary>
    public CalendarEntry? Calendar { get; private init; }

    public static DeadlineRules Of(PolicyEntry? policy, CalendarEntry? calendar) => new(
        policy?.Version ?? 0, policy?.Lines.Select(l => l.ToLine()) ?? [],
        calendar is null ? None.Time : new(calendar.Hours, new(calendar.Years)))
    {
        Policy = policy,
        Calendar = calendar,
    };

    /// <summary>The line of the nearest category that has one of its own for this urgency, else the general one; null without a policy.</summary>
    /// <param name="categories">The category and those above it, nearest first.</param>
    public PolicyLine? LineOf(IEnumerable<Guid> categories, Urgency urgency) =>
        categories.Append(Guid.Empty).Select(c => _lines.GetValueOrDefault((c, urgency))).FirstOrDefault(l => l is not null);
}

/// <summary>A line of a policy.</summary>
/// <param name="Category">For this category and those below it; null: the general line of the urgency.</param>
/// <param name="Dispatch">From collection.</param>
/// <param name="Accept">签收, from issue.</param>
/// <param name="Contact">首次联系, from issue.</param>
/// <param name="Complete">办结, from issue.</param>
public sealed record PolicyLine(
    Guid? Category, Urgency Urgency, TimeLimit Dispatch, TimeLimit Accept, TimeLimit Contact, TimeLimit Complete);

/// <summary>The city's policy as it stands.</summary>
/// <param name="Id">Its stream.</param>
public sealed record PolicyEntry(Guid Id, int Version, IReadOnlyList<NamedLine> Lines, ConsultationLimits Consultation);

/// <summary>The city's calendar as it stands.</summary>
/// <param name="Id">Its stream.</param>
public sealed record CalendarEntry(Guid Id, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<YearNotice> Years);
