using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Examples;

using Outcome = Haitang.Domain.Tickets.Outcome;

/// <summary>Every command on a ticket once, with inputs that nothing is wrong with, and who usually sends it.</summary>
internal static class TicketCommands
{
    public static ContactReporter Contact { get; } = new() { How = ContactWay.Phone };

    public static ReportProgress Progress { get; } = new() { Text = "登高车已约", Percent = 30, Public = true };

    public static CompleteTicket Complete { get; } = new() { Result = "五盏灯已更换", Outcome = Outcome.Resolved };

    public static SendBackTicket SendBack { get; } = new() { Reason = "还有一盏不亮" };

    public static RequestReturn AskReturn { get; } = new() { Reason = "不属于本单位职责", SuggestedUnit = Partner.Code };

    public static RefuseReturn DenyReturn { get; } = new() { Reason = "属于你单位职责" };

    /// <summary>Two working days more than the routine five.</summary>
    public static RequestExtension AskExtension { get; } = new() { Until = At(11, 8, 17), Reason = "等配件" };

    public static ExtendTicket Extend { get; } = new() { Until = At(11, 8, 17) };

    public static RefuseExtension DenyExtension { get; } = new() { Reason = "配件已到" };

    public static RequestSuspension AskSuspension { get; } = new() { Reason = SuspensionReason.Season, ReviewOn = new(2024, 11, 11) };

    public static RefuseSuspension DenySuspension { get; } = new() { Reason = "天气已好" };

    public static SuperviseTicket Supervise { get; } = new() { Colour = Card.Yellow, Reason = "久拖不决" };

    public static WithdrawTicket Withdraw { get; } = new() { Reason = "派错了" };

    public static TransferTicket Transfer { get; } = new(Department.Id, Partner.Id);

    public static IReadOnlyList<(ICommand Command, Actor By)> All { get; } =
    [
        (new AcceptTicket(), Engineer),
        (Contact, Engineer),
        (Progress, Engineer),
        (Complete, Engineer),
        (new VerifyTicket(), Officer),
        (SendBack, Officer),
        (AskReturn, Engineer),
        (new ReturnTicket(), Officer),
        (DenyReturn, Officer),
        (AskExtension, Engineer),
        (Extend, Officer),
        (DenyExtension, Officer),
        (AskSuspension, Engineer),
        (new SuspendTicket(), Officer),
        (DenySuspension, Officer),
        (new ResumeTicket(), Officer),
        (Supervise, TownSecretary),
        (new LiftSupervision(), Officer),
        (Withdraw, Officer),
        (new RecallTicket(), Actor.System),
        (new SuperviseProblem(), Actor.System),
        (Transfer, Actor.System),
        (new NoteConfidentiality(true), Actor.System),
        (new MoveTicketDeadline(2), Actor.System),
        (new StrikeTicketClock(), Actor.System),
    ];
}
