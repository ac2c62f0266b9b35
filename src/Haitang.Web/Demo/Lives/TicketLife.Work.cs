using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Demo.Lives;

/// <content>While the unit works.</content>
internal sealed partial class TicketLife
{
    private static readonly (string Stage, int Percent)[] Steps = [("begin", 20), ("middle", 50), ("late", 80)];

    private IEnumerable<Act> Work()
    {
        if (!Ticket.Contacted && Ticket.Contact is { } contact)
        {
            var at = _work.ContactsLate ? Hours.Past(contact.By!.Value, contact.Clock.Limit, 0.1 + (0.6 * _chance.Small())) : PartOf(contact, 0.05 + (0.6 * _chance.Part()));
            yield return Next(at, _ => (_worker, new ContactReporter { How = How() }));
        }

        if (Ticket.Status is not TicketStatus.Accepted) yield break;
        // Each of these can change where the ticket stands, or until when: then everything is thought over.
        if (_work.TakeSuspension())
        {
            foreach (var act in AskToRest()) yield return act;
        }
        else if (_work.TakeExtension() && Ticket.Due!.IsInTime(_at))
        {
            foreach (var act in AskForTime()) yield return act;
        }
        else
        {
            foreach (var act in Finish()) yield return act;
        }
    }

    private IEnumerable<Act> Finish()
    {
        var due = Ticket.Due!;
        var late = due.IsInTime(_at) ? _work.Late : 0.2;
        var end = late is { } part ? Hours.Past(due.By!.Value, due.Clock.Limit, part) : PartOf(due, InTime());
        if (end <= _at) end = Hours.OfficeAfter(_at, _chance.Within(60, 300));
        foreach (var (stage, percent) in Reported())
        {
            if (Ticket.Status is not TicketStatus.Accepted) yield break;
            yield return Next(PartWay(late is null ? end : due.By!.Value, 0.25 + (0.3 * _chance.Part())), _ => (_worker, Report(stage, percent)));
        }

        foreach (var act in late is null ? [] : Supervised(due.By!.Value, end)) yield return act;
        if (Ticket.Status is TicketStatus.Accepted) yield return Next(end, Complete);
    }

    /// <summary>Which part of its time the work takes.</summary>
    private double InTime() => _work.Tarries ? 0.82 + (0.16 * _chance.Part()) : 0.06 + (0.85 * _chance.Middling());

    private DateTimeOffset PartWay(DateTimeOffset end, double part) =>
        _plan.Urgency is Urgency.Emergency ? Hours.PartOf(_at, end, working: false, part) : Hours.PartOf(_at, end, working: true, part);

    private List<(string Stage, int Percent)> Reported()
    {
        // What takes long is reported more often; the second time nobody begins at the beginning.
        var many = _plan.Urgency is Urgency.Complex ? 0.85 : 0.5;
        return Steps.Where(s => s.Percent > (Ticket.Percent ?? 0) && _chance.Comes(many)).ToList();
    }

    private ReportProgress Report(string stage, int percent) => new()
    {
        Text = _phrase.One(Sayings.Progress[stage]),
        Percent = percent + (5 * _chance.Below(4)),
        Public = _chance.Comes(0.7),
    };

    private ContactWay How() => _plan.Channel switch
    {
        Channels.WechatGroup or Channels.WechatColumn when _chance.Comes(0.5) => ContactWay.Wechat,
        Channels.Letters when _chance.Comes(0.15) => ContactWay.Letter,
        _ => _chance.One([ContactWay.Phone, ContactWay.Phone, ContactWay.Phone, ContactWay.Visit, ContactWay.Visit, ContactWay.Message]),
    };

    private (Actor By, ICommand Command)? Complete(Ticket ticket)
    {
        var outcome = Result();
        return (_worker, new CompleteTicket
        {
            Outcome = outcome,
            Result = _phrase.One(Sayings.Results[outcome.ToString()], ("结", _done)),
            PlannedFor = outcome is Outcome.Planned ? WorkingTime.DayOf(_at).AddDays(20 + _chance.Below(120)) : null,
        });
    }

    private Outcome Result()
    {
        var drawn = _chance.Below(100);
        return _plan.Nature is Nature.Inquiry
            ? drawn < 45 ? Outcome.Resolved : Outcome.Explained
            : drawn switch { < 80 => Outcome.Resolved, < 88 => Outcome.Partly, < 95 => Outcome.Explained, _ => Outcome.Planned };
    }
}
