using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Appeals;

/// <summary>The tickets that an appeal issues with one decision: their ids, numbers and deadlines.</summary>
internal sealed class Issuing
{
    private readonly Appeal _appeal;
    private readonly Facts _facts;
    private readonly PolicyLine _line;
    private readonly List<StartedStream> _started = [];
    private readonly List<IssuedTicket> _issued = [];

    private Issuing(Appeal appeal, Facts facts, PolicyLine line) => (_appeal, _facts, _line) = (appeal, facts, line);

    /// <summary>Null in a city without a policy: there is no deadline to give.</summary>
    public static Issuing? Of(Appeal appeal, Facts facts) =>
        DispatchClock.Line(appeal.Category, appeal.Urgency ?? Urgency.Routine, facts) is { } line ? new(appeal, facts, line) : null;

    /// <summary>The lead comes first.</summary>
    public void Issue(UnitEntry unit, bool lead)
    {
        var ticket = new IssuedTicket(_facts.NewId(_issued.Count + 1), $"{_appeal.Number}-T{_appeal.Tickets.Count + _issued.Count + 1}", unit.ToNamed());
        _issued.Add(ticket);
        _started.Add(new(ticket.Ticket, [new TicketIssued(
            _facts.StreamId, ticket.Number, ticket.Unit, Verifier(unit).ToNamed(), lead, _line.Urgency, _facts.Deadlines.PolicyVersion,
            From(_line.Accept), lead && _appeal.Subject is not Subject.Anonymous ? From(_line.Contact) : null, From(_line.Complete))]));
    }

    /// <param name="before">What the appeal records before it.</param>
    public Decision Accept(bool? inTime, params IReadOnlyList<IEvent> before) =>
        new Decision.Accepted([.. before, new AppealDispatched(_issued[0], [.. _issued.Skip(1)], inTime)]) { Started = _started };

    /// <summary>The desk that has the case; work that it keeps for itself is verified by the unit above.</summary>
    private UnitEntry Verifier(UnitEntry unit)
    {
        var holder = _facts.Organisation.Unit(_appeal.Holder)!;
        return unit.Id == holder.Id && holder.Parent is { } above ? _facts.Organisation.Unit(above)! : holder;
    }

    private Deadline From(TimeLimit limit) => Deadline.From(_facts.Now, limit, _facts.Deadlines.Time);
}
