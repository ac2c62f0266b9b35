using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Deadlines;

/// <summary>Enters a year's notice (放假安排), or corrects it: whole, each time.</summary>
public sealed record EnterYear : ICommand<WorkingCalendar>
{
    public required int Year { get; init; }

    /// <summary>Days from Monday to Friday that are not worked.</summary>
    public required IReadOnlyList<DateOnly> DaysOff { get; init; }

    /// <summary>调休上班: Saturdays and Sundays that are worked.</summary>
    public required IReadOnlyList<DateOnly> MakeUpDays { get; init; }

    public Decision Decide(WorkingCalendar state, Facts facts)
    {
        var inputs = new Inputs().Notice(Year, DaysOff, MakeUpDays);
        if (inputs.Wrong) return inputs.Refuse();
        var notice = new YearNotice(Year, DaysOff.InOrder(), MakeUpDays.InOrder());
        return state.Years.FirstOrDefault(y => y.Year == Year) is not { } former ? Accept(new CalendarYearEntered(notice))
            : notice.DaysOff.SequenceEqual(former.DaysOff) && notice.MakeUpDays.SequenceEqual(former.MakeUpDays) ? RefuseField("daysOff", "input.unchanged")
            : Accept(new CalendarYearCorrected(notice));
    }
}
