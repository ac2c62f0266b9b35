using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Desks;
using Haitang.Projections.Events;

namespace Haitang.Web.Admin.Touching;

/// <summary>Which cases and tickets are still under way, and where they stand: each found along an index.</summary>
internal static class OpenWork
{
    /// <summary>Cases that somebody still has to do something for.</summary>
    public static readonly string[] Cases = Names(AppealStatus.Collected, AppealStatus.Classified, AppealStatus.InHand, AppealStatus.Done);

    public static readonly string[] Tickets =
        Names(TicketStatus.Issued, TicketStatus.ReturnAsked, TicketStatus.Accepted, TicketStatus.Suspended, TicketStatus.Completed);

    /// <summary>The open cases in a unit's own queue.</summary>
    public static Sql HeldBy(Guid unit) => Tally.Of(Sql.Of(
        $"select confidential from haitang.case_rows where holder = {unit} and status = any({Cases})"));

    /// <summary>The open tickets that a unit works on.</summary>
    public static Sql WorkedOnBy(Guid unit) => Tally.Of(Sql.Of($"""
        select c.confidential from haitang.ticket_rows t join haitang.case_rows c on c.id = t.case_id
        where t.unit = {unit} and t.status = any({Tickets})
        """));

    /// <summary>The open tickets that a unit rules on and verifies.</summary>
    public static Sql IssuedBy(Guid unit) => Tally.Of(Sql.Of($"""
        select c.confidential from haitang.ticket_rows t join haitang.case_rows c on c.id = t.case_id
        where t.issuer = {unit} and t.status = any({Tickets})
        """));

    /// <summary>The open cases that lie in a town, community or grid.</summary>
    public static Sql In(Guid area) => Tally.Of(Sql.Of($"""
        (select confidential from haitang.case_rows where town = {area} and status = any({Cases}) limit {DeskList.MostCounted})
        union all (select confidential from haitang.case_rows where community = {area} and status = any({Cases}) limit {DeskList.MostCounted})
        union all (select confidential from haitang.case_rows where grid = {area} and status = any({Cases}) limit {DeskList.MostCounted})
        """));

    private static string[] Names<TEnum>(params IEnumerable<TEnum> statuses) where TEnum : struct, Enum => [.. statuses.Select(EnumNames.Of)];
}
