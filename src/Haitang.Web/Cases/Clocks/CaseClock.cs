using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Cases.Clocks;

/// <summary>A clock of a case that has not been stopped for good: somebody still has to do something by it.</summary>
/// <param name="Unit">Whose time it is.</param>
/// <param name="Ticket">Null for the time for dispatch.</param>
/// <param name="Why">As of the moment asked for.</param>
public sealed record CaseClock(Guid Unit, string? Ticket, DeadlineExplanation Why)
{
    /// <summary>The most pressing first.</summary>
    public static IReadOnlyList<CaseClock> Of(CaseFile file, DateTimeOffset moment)
    {
        var appeal = file.State<Appeal>(file.Row.Id);
        return
        [
            .. Running(appeal).Concat(file.Tickets.SelectMany(row => Running(file.State<Ticket>(row.Id))))
                .Select(c => new CaseClock(c.Unit, c.Ticket, DeadlineExplanation.Of(c.Deadline.Clock, c.Basis, file.Deadlines, moment)))
                .OrderBy(c => c.Why.Due ?? DateTimeOffset.MaxValue),
        ];
    }

    private static IEnumerable<(Guid Unit, string? Ticket, Deadline Deadline, ClockBasis Basis)> Running(Appeal appeal)
    {
        if (appeal is { Waits: true, Dispatch: { } dispatch })
            yield return (appeal.Holder, null, dispatch, new(ClockKind.Dispatch, 1, 0, appeal.Urgency ?? Urgency.Routine, null));
    }

    private static IEnumerable<(Guid Unit, string? Ticket, Deadline Deadline, ClockBasis Basis)> Running(Ticket ticket)
    {
        if (ticket is { Status: TicketStatus.Issued or TicketStatus.ReturnAsked, Accept: { } accept }) yield return Clock(ClockKind.Accept, accept);
        if (ticket is { Status: TicketStatus.Accepted, Contacted: false, Contact: { } contact }) yield return Clock(ClockKind.Contact, contact);
        if (ticket is { Status: TicketStatus.Accepted or TicketStatus.Suspended, Due: { } due }) yield return Clock(ClockKind.Complete, due);

        (Guid, string?, Deadline, ClockBasis) Clock(ClockKind kind, Deadline deadline) => (ticket.Unit, ticket.Number, deadline, new(
            kind, kind is ClockKind.Complete ? ticket.Run : 1, ticket.Policy, ticket.Urgency, null));
    }

    public Light Light =>
        Why.Stands || Why.Due is not { } due ? Light.None
        : Why.Moment > due ? Light.Red
        : Why.Soon <= Why.Moment ? Light.Yellow
        : Light.Green;

    /// <summary>How much of its time is gone, 0 to 100.</summary>
    public int Percent => Why.Total <= TimeSpan.Zero ? 100 : (int)Math.Clamp(100 * (Why.Used / Why.Total), 0, 100);

    /// <summary>When it was due by its limit alone; null when nothing was added and it never stood.</summary>
    public DateTimeOffset? Original(WorkingTime time) =>
        Why.Pauses.Count + Why.Additions.Count == 0 ? null : new RunningClock(Why.Start, Why.Limit).DueBy(time);
}
