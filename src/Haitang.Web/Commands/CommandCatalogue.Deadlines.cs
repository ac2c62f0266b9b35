using Haitang.Domain.Deadlines;

namespace Haitang.Web.Commands;

public static partial class CommandCatalogue
{
    private static IEnumerable<CommandDefinition> Deadlines() =>
    [
        Starts<StartPolicy, DeadlinePolicy>("start"),
        On<RevisePolicy, DeadlinePolicy>("revise"),
        Starts<StartCalendar, WorkingCalendar>("start"),
        On<EnterYear, WorkingCalendar>("enter-year"),
        On<ChangeWorkingHours, WorkingCalendar>("change-hours"),
    ];
}
