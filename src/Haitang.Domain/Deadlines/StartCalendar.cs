using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Deadlines;

/// <summary>Gives a city its working calendar; years without a notice are provisional.</summary>
public sealed record StartCalendar : IStartingCommand<WorkingCalendar>
{
    public required Ref City { get; init; }

    /// <summary>Absent: <see cref="WorkingTime.UsualHours"/>.</summary>
    public IReadOnlyList<DayPart>? Hours { get; init; }

    public Ref StartingUnit => City;

    public Decision Decide(WorkingCalendar state, Facts facts)
    {
        if (state.Hours.Count > 0 || facts.Deadlines.Calendar is not null) return Refuse("calendar.already_there");
        var city = facts.Organisation.Unit(City);
        var hours = Hours ?? WorkingTime.UsualHours;
        var inputs = new Inputs().Must(city?.Kind is UnitKind.City, "city", "unit.unknown").Hours(hours);
        return inputs.Wrong ? inputs.Refuse()
            : Accept(new WorkingCalendarStarted(city!.Id, new(WorkingTime.DayOf(facts.Now), hours)));
    }
}
