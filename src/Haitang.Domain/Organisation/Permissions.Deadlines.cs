using Haitang.Domain.Deadlines;

namespace Haitang.Domain.Organisation;

public static partial class Permissions
{
    private static IEnumerable<Right> DeadlineRights() =>
    [
        .. ByAdmin<StartPolicy>(), .. ByAdmin<RevisePolicy>(),
        .. ByAdmin<StartCalendar>(), .. ByAdmin<EnterYear>(), .. ByAdmin<ChangeWorkingHours>(),
    ];
}
