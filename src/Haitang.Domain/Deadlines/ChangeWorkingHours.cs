using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Deadlines;

/// <summary>Other working hours (summer time, say) from a day to come on: what has been counted stays counted.</summary>
public sealed record ChangeWorkingHours : ICommand<WorkingCalendar>
{
    /// <summary>The first day on which they are in force.</summary>
    public required DateOnly From { get; init; }

    public required IReadOnlyList<DayPart> Hours { get; init; }

    public Decision Decide(WorkingCalendar state, Facts facts)
    {
        var inputs = new Inputs()
            .Must(From > WorkingTime.DayOf(facts.Now), "from", "input.not_in_future")
            .Hours(Hours);
        return inputs.Wrong ? inputs.Refuse()
            : state.HoursOn(From).Parts.SequenceEqual(Hours) ? RefuseField("hours", "input.unchanged")
            : Accept(new WorkingHoursChanged(new(From, Hours)));
    }
}
