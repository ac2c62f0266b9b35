using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Organisation.Relation;

namespace Haitang.Domain.Organisation;

public static partial class Permissions
{
    private static IEnumerable<Right> TicketRights() =>
    [
        .. ByAddressee<AcceptTicket>(),
        .. ByAddressee<ContactReporter>(),
        .. ByAddressee<ReportProgress>(),
        .. ByAddressee<CompleteTicket>(),
        .. ByAddressee<RequestReturn>(),
        .. ByAddressee<RequestExtension>(),
        .. ByAddressee<RequestSuspension>(),
        .. ByIssuer<VerifyTicket>(),
        .. ByIssuer<SendBackTicket>(),
        .. ByIssuer<ReturnTicket>(),
        .. ByIssuer<RefuseReturn>(),
        .. ByIssuer<ExtendTicket>(),
        .. ByIssuer<RefuseExtension>(),
        .. ByIssuer<WithdrawTicket>(),
        .. ByCentreOf<SuspendTicket>(),
        .. ByCentreOf<RefuseSuspension>(),
        .. ByCentreOf<ResumeTicket>(),
        .. ByIssuer<SuperviseTicket>(),
        .. BySecretary<SuperviseTicket>(),
        .. ByIssuer<LiftSupervision>(),
        .. BySecretary<LiftSupervision>(),
    ];

    private static IEnumerable<Right> ByAddressee<TCommand>() where TCommand : ICommand =>
        Workers.SelectMany(role => To<TCommand>((role, Addressee)));

    /// <summary>The desk that issued it, and the desks above.</summary>
    private static IEnumerable<Right> ByIssuer<TCommand>() where TCommand : ICommand =>
        [.. To<TCommand>((Role.GridLeader, Issuer), (Role.Community, Issuer), (Role.Town, Issuer), (Role.Town, Above)), .. ByCentreOf<TCommand>()];

    /// <summary>Of what his area issued or works on.</summary>
    private static IEnumerable<Right> BySecretary<TCommand>() where TCommand : ICommand =>
        To<TCommand>((Role.Secretary, Area));

    private static IEnumerable<Right> ByCentreOf<TCommand>() where TCommand : ICommand =>
        To<TCommand>((Role.Centre, Issuer), (Role.Centre, Above));
}
