using System.Runtime.CompilerServices;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Tests.Tables;

/// <summary>docs/transitions.md and docs/permissions.md are what the code does. HAITANG_GOLDEN=write prints them anew.</summary>
public sealed class TableTests
{
    [Fact]
    public void the_printed_transitions_are_those_of_the_code() => Same("transitions.md", TransitionTable.Print());

    [Fact]
    public void the_printed_permissions_are_those_of_the_code() => Same("permissions.md", PermissionTable.Print());

    [Fact]
    public void every_command_of_the_two_streams_is_tried_once()
    {
        Assert.Equal(StreamCommands.Of<Appeal>(), AppealCommands.All.Select(c => c.Command.GetType()).OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.Equal(StreamCommands.Of<Ticket>(), TicketCommands.All.Select(c => c.Command.GetType()).OrderBy(t => t.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void every_status_has_an_example()
    {
        Assert.Equal(Enum.GetValues<AppealStatus>(), AppealExamples.All.Select(e => e.State.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<TicketStatus>().Skip(1), TicketExamples.All.Select(e => e.State.Status).Distinct().Order());
    }

    [Fact]
    public void every_command_is_accepted_in_some_state()
    {
        var never = AppealCommands.All.Concat(TicketCommands.All).Select(c => c.Command.GetType().Name)
            .Where(name => !TransitionTable.Print().Contains($"- {name}: ", StringComparison.Ordinal));
        // At the moment of the examples nothing is due yet and no calendar has come.
        Assert.Equal(["StrikeAppealClock", "MoveTicketDeadline", "StrikeTicketClock"], never);
    }

    [Fact]
    public void the_examples_are_sent_by_those_who_may() =>
        Assert.All(
            AppealCommands.All.Concat(TicketCommands.All),
            sent => Assert.True(sent.By.Role is Role.System || Permissions.HasVerb(sent.By.Role, sent.Command.GetType()), sent.Command.GetType().Name));

    private static void Same(string file, string printed)
    {
        var path = Path.Combine(Docs(), file);
        if (Environment.GetEnvironmentVariable("HAITANG_GOLDEN") is "write") File.WriteAllText(path, printed);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == printed,
            $"docs/{file} is not what the code does. Run these tests once with HAITANG_GOLDEN=write, look at the difference, and commit it.");
    }

    private static string Docs([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs"));
}
