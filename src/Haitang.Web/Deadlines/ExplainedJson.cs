using Haitang.Domain.Deadlines;
using Haitang.Web.Words;

namespace Haitang.Web.Deadlines;

/// <summary>Why this deadline, as programs read it. Amounts of time are minutes of the clock's own time.</summary>
/// <param name="Limit">What the policy gave it.</param>
/// <param name="Total">The limit with everything that was added.</param>
/// <param name="Days">Days that are not usual workdays from its start to its due moment; none for natural time.</param>
/// <param name="Provisional">The years among them whose notice is not out: the due moment can still move.</param>
public sealed record ExplainedJson(
    ClockKind Clock, int Run, int PolicyVersion, Urgency? Urgency, DateTimeOffset Start, LimitAmount Limit, double Total, DateTimeOffset Moment,
    double Used, double Left, DateTimeOffset? Due, DateTimeOffset? Soon, bool Stands, IReadOnlyList<HoursJson> Hours, IReadOnlyList<DayRun> Days,
    IReadOnlyList<int> Provisional, IReadOnlyList<ExplainedPauseJson> Pauses, IReadOnlyList<ExplainedAdditionJson> Additions)
{
    public static ExplainedJson Of(DeadlineExplanation e) => new(
        e.Basis.Clock, e.Basis.Run, e.Basis.PolicyVersion, e.Basis.Urgency, CityTime.Of(e.Start), LimitAmount.Of(e.Limit), e.Total.TotalMinutes,
        CityTime.Of(e.Moment), e.Used.TotalMinutes, e.Left.TotalMinutes, CityTime.Of(e.Due), CityTime.Of(e.Soon), e.Stands,
        [.. e.Hours.Select(HoursJson.Of)], e.Days, e.Provisional,
        [.. e.Pauses.Select(p => new ExplainedPauseJson(CityTime.Of(p.From), CityTime.Of(p.To), p.Spared.TotalMinutes))],
        [.. e.Additions.Select(a => new ExplainedAdditionJson(a.By.TotalMinutes, CityTime.Of(a.At)))]);
}

/// <param name="To">Null while no end is known.</param>
/// <param name="Spared">Minutes of the clock's own time that passed while it stood.</param>
public sealed record ExplainedPauseJson(DateTimeOffset From, DateTimeOffset? To, double Spared);

/// <param name="By">Minutes of the clock's own time.</param>
public sealed record ExplainedAdditionJson(double By, DateTimeOffset At);
