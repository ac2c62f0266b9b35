using System.Globalization;
using System.Text;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Tests.Tables;

/// <summary>Which role may send which command by which relation, printed.</summary>
internal static class PermissionTable
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(r => r is not Role.System)];

    public static string Print()
    {
        var commands = StreamCommands.Of<Appeal>().Concat(StreamCommands.Of<Ticket>()).ToArray();
        var text = new StringBuilder().Append("""
            # Permissions
            Which role may send which command on appeals and tickets, and by which relation of its unit to the stream; printed from the
            code, a test compares. *holder* has the case in its queue, *issuer* issued the ticket, *above* stands above one of those two;
            *area*: the matter, or who works on it or issued it, lies in the unit or below it, never of a confidential one; *collector*: the account itself brought it in. A role
            that is not in a table may send nothing there. A command with no role at all is sent by the clock or by a reaction.

            """);
        Stream(text, "Appeal 诉求", StreamCommands.Of<Appeal>());
        Stream(text, "Ticket 工单", StreamCommands.Of<Ticket>());
        text.Append(CultureInfo.InvariantCulture, $"\nOnly by the clock and by reactions: {string.Join(", ", commands.Where(c => !Permissions.Of(c).Any()).Select(c => c.Name))}.\n");
        text.Append(CultureInfo.InvariantCulture, $"\nNothing at all: {string.Join(", ", Roles.Where(r => !commands.Any(c => Permissions.HasVerb(r, c))).Select(Name))}.\n");
        return text.ToString();
    }

    private static void Stream(StringBuilder text, string title, IReadOnlyList<Type> commands)
    {
        Role[] roles = [.. Roles.Where(r => commands.Any(c => Permissions.HasVerb(r, c)))];
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n| | {string.Join(" | ", roles.Select(Name))} |\n|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        foreach (var command in commands.Where(c => Permissions.Of(c).Any()))
        {
            var cells = roles.Select(role => string.Join(", ", Permissions.Of(command).Where(r => r.Role == role).Select(r => Name(r.Relation))));
            text.Append(CultureInfo.InvariantCulture, $"| {command.Name} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Name<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
