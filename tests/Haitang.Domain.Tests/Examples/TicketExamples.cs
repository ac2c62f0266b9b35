using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Examples;

/// <summary>A ticket in every status, and in the states within a status that decide differently.</summary>
internal static class TicketExamples
{
    /// <summary>From the command centre to the department, routine: accept and contact by 17:00, due on 6 November at 17:00.</summary>
    public static TicketIssued RoutineIssued { get; } = IssuedAs(Urgency.Routine);

    public static Ticket Issued { get; } = Fold(RoutineIssued);

    public static Ticket ReturnAsked { get; } = Issued.After(AskReturn, Engineer);

    public static Ticket Accepted { get; } = Issued.After(new AcceptTicket(), Engineer);

    public static Ticket ExtensionAsked { get; } = Accepted.After(AskExtension, Engineer);

    public static Ticket SuspensionAsked { get; } = Accepted.After(AskSuspension, Engineer);

    public static Ticket Suspended { get; } = SuspensionAsked.After(new SuspendTicket(), Officer);

    public static Ticket Supervised { get; } = Accepted.After(Supervise with { Colour = Card.Red }, Officer);

    public static Ticket Completed { get; } = Accepted.After(Complete, Engineer);

    public static Ticket CompletedExtensionAsked { get; } = ExtensionAsked.After(Complete, Engineer);

    public static Ticket Closed { get; } = Completed.After(new VerifyTicket(), Officer);

    public static Ticket Returned { get; } = ReturnAsked.After(new ReturnTicket(), Officer);

    public static Ticket Withdrawn { get; } = SuspensionAsked.After(Withdraw, Officer);

    public static IReadOnlyList<(string Name, Ticket State)> All { get; } =
    [
        ("issued", Issued),
        ("return asked", ReturnAsked),
        ("accepted", Accepted),
        ("accepted, extension asked", ExtensionAsked),
        ("accepted, suspension asked", SuspensionAsked),
        ("accepted, red card", Supervised),
        ("suspended", Suspended),
        ("completed", Completed),
        ("completed, extension asked", CompletedExtensionAsked),
        ("closed", Closed),
        ("returned", Returned),
        ("withdrawn", Withdrawn),
    ];

    public static TicketIssued IssuedAs(Urgency urgency)
    {
        var line = Rules.LineOf([], urgency)!;
        return new(
            Id, "HT-241031-7-T1", Department.Label(), City.Label(), true, urgency, PolicyVersion,
            Clock(T0, line.Accept), Clock(T0, line.Contact), Clock(T0, line.Complete));
    }

    public static Ticket IssuedWith(Urgency urgency) => Fold(IssuedAs(urgency));
}
