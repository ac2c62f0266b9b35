using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.Projections.Phone;
using Haitang.Projections.Tickets;
using Haitang.Web.Cases;

namespace Haitang.Web.Phone;

/// <summary>What one person has in hand of a case: his unit's ticket while it runs, else the case itself, with what can be done to it.</summary>
/// <param name="Item">As it stands on the list.</param>
/// <param name="Bar">At the foot of the page, the most important last.</param>
/// <param name="Message">May write to the resident or to his colleagues.</param>
/// <param name="Supplement">May add words and photos to what was said.</param>
public sealed record PhoneDesk(WorkItem Item, IReadOnlyList<QuickAct> Bar, bool Message, bool Supplement)
{
    public static PhoneDesk Of(CaseFile file, Actor? actor)
    {
        var mine = actor is null ? null : file.Tickets.LastOrDefault(t => t.Unit == actor.Unit && t.Runs);
        var item = mine is null ? OfCase(file) : OfTicket(file, mine);
        // A forgotten case takes no more words.
        if (actor is null || file.Key is null) return new(item, [], false, false);
        var onCase = QuickActs.OfCase(file.State<Appeal>(file.Row.Id), actor, file.Organisation);
        var onTicket = mine is null ? [] : QuickActs.OfTicket(file.State<Ticket>(mine.Id), actor, file.Organisation);
        return new(
            item, mine is null ? [.. onCase.Where(act => act != QuickAct.Message && act != QuickAct.Supplement)] : onTicket,
            onCase.Contains(QuickAct.Message), onCase.Contains(QuickAct.Supplement));
    }

    /// <summary>Where it is, to be pasted into a map or a message.</summary>
    public static string AddressOf(CaseFile file) => string.Concat(
        file.Organisation.UpFrom(file.Row.Area).Reverse().Select(u => CaseChoices.UnitWords(u.Id, file.Organisation) + " ")
            .Append(file.Row.Place)).Trim();

    private static WorkItem OfCase(CaseFile file) => Of(file, file.Row.Id, file.Row.Version) with
    {
        DueAt = file.Row.DueAt,
        SoonAt = file.Row.SoonAt,
        Card = file.Row.Card,
    };

    private static WorkItem OfTicket(CaseFile file, TicketRow ticket) => Of(file, ticket.Id, ticket.Version) with
    {
        Ticket = ticket.Status,
        DueAt = ticket.DueBy,
        SoonAt = ticket.SoonAt,
        AcceptBy = ticket.Status is TicketStatus.Issued ? ticket.AcceptBy : null,
        ContactBy = ticket.Contacted ? null : ticket.ContactBy,
        Card = ticket.Card,
        Percent = ticket.Percent,
        Run = ticket.Run,
    };

    private static WorkItem Of(CaseFile file, Guid id, long version) =>
        new(id, version, null, file.Row.Status, file.Row.Number, file.Row.Title, file.Row.Place, file.Row.Channel, file.Row.CollectedAt, null);
}
