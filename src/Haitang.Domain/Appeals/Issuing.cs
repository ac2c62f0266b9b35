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
    private readonly UnitEntry _desk;
    private readonly List<StartedStream> _started = [];
    private readonly List<IssuedTicket> _issued = [];

    private Issuing(Appeal appeal, Facts facts, PolicyLine line, UnitEntry desk) =>
        (_appeal, _facts, _line, _desk) = (appeal, facts, line, desk);

    /// <summary>Null in a city without a policy: there is no deadline to give.</summary>
    /// <param name="desk">The one that issues: it rules, verifies and answers.</param>
    public static Issuing? Of(Appeal appeal, Guid desk, Facts facts) =>
        DispatchClock.Line(appeal.Category, appeal.Urgency ?? Urgency.Routine, facts) is { } line
            ? new(appeal, facts, line, facts.Organisation.Unit(desk)!)
            : null;

    /// <summary>The lead comes first.</summary>
    public void Issue(UnitEntry unit, bool lead)
    {
        var ticket = new IssuedTicket(_facts.NewId(_issued.Count + 1), $"{_appeal.Number}-T{_appeal.Tickets.Count + _issued.Count + 1}", unit.ToNamed());
        _issued.Add(ticket);
        var issued = new TicketIssued(
            _facts.StreamId, ticket.Number, ticket.Unit, Verifier(unit).ToNamed(), lead, _line.Urgency, _facts.Deadlines.PolicyVersion,
            From(_line.Accept), lead && _appeal.Subject is not Subject.Anonymous ? From(_line.Contact) : null, From(_line.Complete),
            _appeal.Confidential);
        // A problem case stays under supervision, whoever gets it next.
        _started.Add(new(
            ticket.Ticket, _appeal.Problem ? [issued, new TicketSupervised(Card.Red, null, SupervisionCause.ProblemCase)] : [issued]));
    }

    /// <param name="before">What the appeal records before it.</param>
    public Decision Accept(bool? inTime, params IReadOnlyList<IEvent> before) =>
        new Decision.Accepted([.. before, new AppealDispatched(
            _issued[0], [.. _issued.Skip(1)], inTime, _desk.Id == _appeal.Holder ? null : _desk.ToNamed())])
        { Started = _started };

    /// <summary>The desk itself; work that it keeps for itself is verified by the unit above.</summary>
    private UnitEntry Verifier(UnitEntry unit) =>
        unit.Id == _desk.Id && _desk.Parent is { } above ? _facts.Organisation.Unit(above)! : _desk;

    private Deadline From(TimeLimit limit) => Deadline.From(_facts.Now, limit, _facts.Deadlines.Time);
}
