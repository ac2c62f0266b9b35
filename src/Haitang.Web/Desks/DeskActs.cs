using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Projections.Tickets;
using Haitang.Web.Cases;
using Haitang.Web.Cases.Work;

namespace Haitang.Web.Desks;

/// <summary>What a row wants done next by who looks at it. The desk decides in the end; here nobody is offered what he would surely be refused.</summary>
public static class DeskActs
{
    /// <summary>The command that the row waits for; null when it waits for somebody else.</summary>
    public static Type? Of(Actor viewer, DeskRow row, OrganisationDirectory organisation) =>
        row.Ticket is { } ticket ? OfTicket(viewer, ticket, organisation) : OfCase(viewer, row.Case, organisation);

    /// <summary>The same for an opened case, of which more is known than its row tells.</summary>
    public static Type? OfCase(Actor viewer, CaseFile file) =>
        OfCase(viewer, file.Row, file.Organisation) is { } wanted && (wanted != typeof(RecordCallBack) || Openings.Fits(wanted, file.State<Appeal>(file.Row.Id), viewer))
            ? wanted
            : null;

    public static Type? OfCase(Actor viewer, CaseRow row, OrganisationDirectory organisation)
    {
        var parties = (Appeal.Initial with { Unit = row.Area, Holder = row.Holder, Confidential = row.Confidential }).Parties;
        return Wanted() is { } wanted && Permissions.Grants(wanted, viewer, parties, organisation) is not null ? wanted : null;

        Type? Wanted() => row switch
        {
            // Who proposed it cannot confirm it.
            { DeclineProposed: not null } when row.DeclineBy != viewer.Account => typeof(DeclineAppeal),
            { Status: AppealStatus.Collected } => typeof(ClassifyAppeal),
            { Status: AppealStatus.Classified } => typeof(DispatchAppeal),
            { Status: AppealStatus.Done } => typeof(AnswerAppeal),
            // Nobody calls back about work of his own.
            { CallBackBy: not null } when row.SettledBy != viewer.Unit && row.LeadUnit != viewer.Unit => typeof(RecordCallBack),
            _ => null,
        };
    }

    public static Type? OfTicket(Actor viewer, TicketRow row, OrganisationDirectory organisation)
    {
        var parties = (Ticket.Initial with { Unit = row.Unit, Issuer = row.Issuer, Confidential = row.Confidential }).Parties;
        return Wanted().FirstOrDefault(wanted => Permissions.Grants(wanted, viewer, parties, organisation) is not null);

        IEnumerable<Type> Wanted()
        {
            if (row.Status is TicketStatus.ReturnAsked) yield return typeof(ReturnTicket);
            if (row.Runs && row.ExtensionAsked is not null) yield return typeof(ExtendTicket);
            if (row.Status is TicketStatus.Accepted && row.SuspensionAsked is not null) yield return typeof(SuspendTicket);
            if (row.Status is TicketStatus.Suspended) yield return typeof(ResumeTicket);
            if (row.Status is TicketStatus.Completed) yield return typeof(VerifyTicket);
            if (row.Status is TicketStatus.Issued) yield return typeof(AcceptTicket);
            if (row.Status is TicketStatus.Accepted) yield return typeof(CompleteTicket);
        }
    }
}
