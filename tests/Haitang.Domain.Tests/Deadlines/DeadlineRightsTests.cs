using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Tests.Deadlines;

public class DeadlineRightsTests
{
    private static readonly Type[] Commands =
        [.. typeof(StartPolicy).Assembly.GetTypes().Where(t => t.Namespace == typeof(StartPolicy).Namespace && t.IsAssignableTo(typeof(ICommand)))];

    [Fact]
    public void policy_and_calendar_are_the_administrators_alone()
    {
        Assert.Equal(5, Commands.Length);
        Assert.All(Commands, command => Assert.Equal([Role.Admin], Permissions.Of(command).Select(r => r.Role).Distinct()));
    }
}
