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
            ? OfTicket(ticket, item.ContactBy is not null, new Ticket { Unit = actor.Unit }.Parties, actor, organisation)
            : [.. OfCase(StateOf(item), actor, organisation).Where(act => act != QuickAct.Supplement || actor.Role is Role.RedAgent)];

    public static IReadOnlyList<QuickAct> OfTicket(Ticket ticket, Actor actor, OrganisationDirectory organisation) =>
        OfTicket(ticket.Status, ticket is { Contact: not null, Contacted: false }, ticket.Parties, actor, organisation);

    /// <param name="toContact">Somebody is to be reached, and nobody did yet.</param>
    private static IReadOnlyList<QuickAct> OfTicket(
        TicketStatus status, bool toContact, IReadOnlyList<Party> parties, Actor actor, OrganisationDirectory organisation) =>
        Granted(status switch
        {
            TicketStatus.Issued => [QuickAct.Accept],
            TicketStatus.Accepted => [.. Contact(toContact), QuickAct.Progress, QuickAct.Complete],
            TicketStatus.Suspended => [.. Contact(toContact), QuickAct.Progress],
            _ => [],
        }, parties, actor, organisation);

    private static QuickAct[] Contact(bool due) => due ? [QuickAct.Contact] : [];

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
