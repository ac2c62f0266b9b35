using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Demo.Lives;

/// <content>What others decide about it: more time, a rest, a card, and whether it is well done.</content>
internal sealed partial class TicketLife
{
    private IEnumerable<Act> AskForTime()
    {
        yield return Next(PartOf(Ticket.Due!, 0.4 + (0.5 * _chance.Part())), t => !t.Due!.IsInTime(_at) ? null : (_worker, new RequestExtension
        {
            Until = Hours.PartOf(t.Due.By!.Value, Hours.Office.After(t.Due.By!.Value, t.Due.Clock.Limit), t.Due.Clock.Limit.Working, 0.3 + (0.7 * _chance.Part())),
            Reason = _phrase.One(Sayings.ExtensionReasons),
        }));
        if (Ticket.ExtensionAsked is null || Ticket.Status is not TicketStatus.Accepted) yield break;
        yield return Next(Looked(20, 300), t => t.ExtensionAsked is not { } asked ? null : (Issuer(), _chance.Comes(0.85)
            ? new ExtendTicket { Until = asked }
            : new RefuseExtension { Reason = _phrase.One(Sayings.ExtensionRefused) }));
    }

    private IEnumerable<Act> AskToRest()
    {
        yield return Next(PartOf(Ticket.Due!, 0.1 + (0.4 * _chance.Part())), _ => (_worker, new RequestSuspension
        {
            Reason = _chance.One(Enum.GetValues<SuspensionReason>()),
            ReviewOn = WorkingTime.DayOf(_at).AddDays(7 + _chance.Below(22)),
        }));
        if (Ticket.SuspensionAsked is null || Ticket.Status is not TicketStatus.Accepted) yield break;
        yield return Next(Looked(30, 500), t => t.SuspensionAsked is not { } asked ? null : (Centre(), _chance.Comes(0.8) && WorkingTime.StartOf(asked.ReviewOn) > _at
            ? new SuspendTicket()
            : new RefuseSuspension { Reason = _phrase.One(Sayings.SuspensionRefused) }));
    }

    /// <summary>Suspended: it resumes by itself on the review date, now and then before.</summary>
    private IEnumerable<Act> Rest()
    {
        var resumes = Ticket.ResumesAt!.Value;
        if (_chance.Comes(0.3)) yield return Next(Hours.PartOf(_at, resumes, working: true, 0.3 + (0.6 * _chance.Part())), _ => (Centre(), new ResumeTicket()));
        while (Ticket.Status is TicketStatus.Suspended) yield return Next(resumes.AddMinutes(1), _ => null);
    }

    /// <summary>The longer it is overdue, the redder the card.</summary>
    private IEnumerable<Act> Supervised(DateTimeOffset by, DateTimeOffset end)
    {
        if (Ticket.Status is not TicketStatus.Accepted || !_chance.Comes(0.7)) yield break;
        yield return Next(Hours.OfficeAfter(by, _chance.Within(20, 300)), t => t.Card is not null || _at >= end ? null : (Issuer(), new SuperviseTicket
        {
            Colour = Card.Yellow,
            Reason = _phrase.One(Sayings.Supervise),
        }));
        if (Hours.Office.Between(_at, end, working: true) < TimeSpan.FromHours(14)) yield break;
        yield return Next(Hours.OfficeAfter(_at, TimeSpan.FromHours(12)), t => t.Card is Card.Red ? null : (Issuer(), new SuperviseTicket
        {
            Colour = Card.Red,
            Reason = _phrase.One(Sayings.Supervise),
        }));
    }

    private IEnumerable<Act> Check()
    {
        var at = Looked(20, _chance.Comes(0.1) ? 1500 : 500);
        if (!_work.TakeSendBack())
        {
            if (Ticket.Card is not null && _chance.Comes(0.7)) yield return Next(at, t => t.Card is null ? null : (Issuer(), new LiftSupervision()));
            yield return Next(at, _ => (Issuer(), new VerifyTicket()));
            yield break;
        }

        yield return Next(at, _ => (Issuer(), new SendBackTicket { Reason = _phrase.One(Sayings.SendBackReasons) }));
        if (_chance.Comes(0.7)) _work.Late = null;
    }
}
