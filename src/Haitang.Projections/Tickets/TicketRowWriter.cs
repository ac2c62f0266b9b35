using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Tickets;

/// <summary>The rows of a ticket from its state, and what they mean to the row of its case: the same for live appends and for a rebuild.</summary>
public static class TicketRowWriter
{
    /// <summary>The rows of a new ticket; <c>s</c> names the stream.</summary>
    public static IEnumerable<Sql> Insert(Ticket t, long version, DateTimeOffset at, OrganisationDirectory organisation) =>
    [
        Sql.ForEach($"""
            insert into haitang.ticket_rows(id, case_id, number, status, unit, issuer, town, community, lead, urgency, run,
              accept_by, contact_by, due_by, soon_at, card, outcome, in_time, contacted, next_at, issued_at)
            select s.id, {t.Case}, {t.Number}, {EnumNames.Of(t.Status)}, {t.Unit}, {t.Issuer}, {TownOf(t, organisation)}, {CommunityOf(t, organisation)},
              {t.Lead}, {EnumNames.Of(t.Urgency)}, {t.Run}, {t.Accept?.By}, {t.Contact?.By}, {t.Due?.By}, {t.Due?.SoonAt}, {EnumNames.Of(t.Card)},
              {EnumNames.Of(t.Outcome)}, {t.InTime}, {t.Contacted}, coalesce({NextAt(t)}, 'infinity'), {at}
            from s
            """),
        Sql.ForEach($"insert into haitang.ticket_progress(id, version, percent, changed_at) select s.id, {version}, {t.Percent}, {at} from s"),
    ];

    /// <summary>What later events change. Reports of progress leave all that lists look for as it was.</summary>
    public static IEnumerable<Sql> Update(Ticket t, long version, DateTimeOffset at, IReadOnlyList<IEvent> events, OrganisationDirectory organisation)
    {
        if (!events.All(LeavesPlace)) yield return Full(t, organisation);
        yield return Sql.ForEach($"""
            update haitang.ticket_progress p set version = {version}, percent = {t.Percent}, changed_at = {at} from s where p.id = s.id
            """);
    }

    /// <summary>The event says how far the work is, and nothing of who has it and where: the ticket stays where rows and counts have it.</summary>
    internal static bool LeavesPlace(IEvent happened) => happened is TicketProgressReported;

    private static Sql Full(Ticket t, OrganisationDirectory organisation) => Sql.ForEach($"""
        update haitang.ticket_rows t set status = {EnumNames.Of(t.Status)}, unit = {t.Unit}, issuer = {t.Issuer},
          town = {TownOf(t, organisation)}, community = {CommunityOf(t, organisation)}, run = {t.Run}, accept_by = {t.Accept?.By},
          contact_by = {t.Contact?.By}, due_by = {t.Due?.By}, soon_at = {t.Due?.SoonAt}, card = {EnumNames.Of(t.Card)},
          outcome = {EnumNames.Of(t.Outcome)}, in_time = {t.InTime}, contacted = {t.Contacted}, next_at = coalesce({NextAt(t)}, 'infinity'), extension_asked = {t.ExtensionAsked},
          suspension_asked = {EnumNames.Of(t.SuspensionAsked?.Reason)}, resumes_at = {t.ResumesAt}
        from s where t.id = s.id
        """);

    /// <summary>The lead ticket's clock is its case's; assisting ones change nothing there. Nothing is written while it stays as it is.</summary>
    public static IEnumerable<Sql> OfCase(Guid id, Ticket before, Ticket t, bool begins)
    {
        if (!t.Lead) yield break;
        var clock = ClockOf(t);
        if (begins)
        {
            yield return Sql.ForEach($"""
                update haitang.case_rows c set lead_ticket = s.id, lead_unit = {t.Unit}, due_at = {clock.Due}, soon_at = {clock.Soon}, card = {clock.Card}
                from s where c.id = {t.Case}
                """);
        }
        else if (before.Unit != t.Unit || ClockOf(before) != clock)
        {
            yield return Sql.ForEach($"""
                update haitang.case_rows c set lead_unit = {t.Unit}, due_at = {clock.Due}, soon_at = {clock.Soon}, card = {clock.Card}
                from s where c.id = {t.Case} and c.lead_ticket = {id}
                """);
        }
    }

    /// <summary>Work that waits for verification has no clock, but keeps its card.</summary>
    private static (DateTimeOffset? Due, DateTimeOffset? Soon, string? Card) ClockOf(Ticket t)
    {
        var runs = t.IsOpen && t.Status is not TicketStatus.Completed;
        return (runs ? t.Due?.By : null, runs ? t.Due?.SoonAt : null, t.IsOpen ? EnumNames.Of(t.Card) : null);
    }

    /// <summary>When the next of its clocks runs out: that of contact runs until somebody was reached, whatever is asked meanwhile.</summary>
    private static DateTimeOffset? NextAt(Ticket t) => new[]
    {
        t.Status is TicketStatus.Issued ? t.Accept?.By : null,
        t.Status is TicketStatus.Issued or TicketStatus.ReturnAsked or TicketStatus.Accepted or TicketStatus.Suspended && !t.Contacted ? t.Contact?.By : null,
        t.Due?.By,
    }.Min();

    private static Guid? TownOf(Ticket ticket, OrganisationDirectory organisation) => organisation.At(UnitKind.Town, ticket.Unit)?.Id;

    private static Guid? CommunityOf(Ticket ticket, OrganisationDirectory organisation) => organisation.At(UnitKind.Community, ticket.Unit)?.Id;
}
