using Haitang.Domain.Deadlines;
using Haitang.Projections.Cases;
using Haitang.Projections.Tickets;

namespace Haitang.Projections.Desks;

/// <summary>A piece of work on a desk: a case, or one ticket of it.</summary>
/// <param name="Ticket">Null where the work is the case itself.</param>
public sealed record DeskRow(CaseRow Case, TicketRow? Ticket)
{
    /// <summary>The stream that is acted on.</summary>
    public Guid Id => Ticket?.Id ?? Case.Id;

    /// <summary>The number that the row is known by.</summary>
    public string Number => Ticket?.Number ?? Case.Number;

    public DateTimeOffset ChangedAt => Ticket?.ChangedAt ?? Case.ChangedAt;

    /// <summary>The last moment in time; null while no clock runs.</summary>
    public DateTimeOffset? DueAt => Ticket is null ? Case.DueAt : Ticket.Runs ? Ticket.DueBy : null;

    public Light LightAt(DateTimeOffset moment) => Ticket?.LightAt(moment) ?? Case.LightAt(moment);
}

/// <summary>A page of a heap.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record DeskPage(IReadOnlyList<DeskRow> Rows, DeskCursor? Next);
