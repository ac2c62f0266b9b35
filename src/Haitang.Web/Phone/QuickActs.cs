using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Phone;

namespace Haitang.Web.Phone;

/// <summary>Which acts somebody is offered, the most important last, under the thumb. The desk decides in the end.</summary>
public static class QuickActs
{
    /// <summary>On its card: three at most.</summary>
    public static IReadOnlyList<QuickAct> OnCard(WorkItem item, Actor actor, OrganisationDirectory organisation) =>
        item.Ticket is { } ticket
            ? OfTicket(new Ticket { Status = ticket, Unit = actor.Unit, Contacted = item.ContactBy is null }, actor, organisation)
            : [.. OfCase(StateOf(item), actor, organisation).Where(act => act != QuickAct.Supplement || actor.Role is Role.RedAgent)];

    public static IReadOnlyList<QuickAct> OfTicket(Ticket ticket, Actor actor, OrganisationDirectory organisation) =>
        Granted(ticket.Status switch
        {
            TicketStatus.Issued => [QuickAct.Accept],
            TicketStatus.Accepted => ticket.Contacted ? [QuickAct.Progress, QuickAct.Complete] : [QuickAct.Contact, QuickAct.Progress, QuickAct.Complete],
            TicketStatus.Suspended => [QuickAct.Contact, QuickAct.Progress],
            _ => [],
        }, ticket.Parties, actor, organisation);

    public static IReadOnlyList<QuickAct> OfCase(Appeal appeal, Actor actor, OrganisationDirectory organisation) =>
        Granted(appeal.Status switch
        {
            AppealStatus.Collected or AppealStatus.Classified =>
                organisation.Unit(appeal.Holder)?.Parent is null
                    ? [QuickAct.Supplement, QuickAct.Message, QuickAct.Settle]
                    : [QuickAct.Supplement, QuickAct.Escalate, QuickAct.Message, QuickAct.Settle],
            AppealStatus.InHand => [QuickAct.Supplement, QuickAct.Message],
            AppealStatus.Done => [QuickAct.Supplement, QuickAct.Message, QuickAct.Answer],
            AppealStatus.Answered => [QuickAct.Message],
            _ => [],
        }, appeal.Parties, actor, organisation);

    /// <summary>What a row knows of the parties.</summary>
    private static Appeal StateOf(WorkItem item) => Appeal.Initial with
    {
        Status = item.Case,
        Unit = item.Area,
        Holder = item.Holder,
        Confidential = item.Confidential,
        Collector = item.CollectedBy,
    };

    private static IReadOnlyList<QuickAct> Granted(
        IReadOnlyList<QuickAct> acts, IReadOnlyList<Party> parties, Actor actor, OrganisationDirectory organisation) =>
        [.. acts.Where(act => Permissions.Grants(act.Command, actor, parties, organisation) is not null)];
}
