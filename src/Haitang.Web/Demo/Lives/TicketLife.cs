using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Lives;

/// <summary>The life of a ticket: the unit that has it and the desk that issued it take turns.</summary>
internal sealed partial class TicketLife
{
    private readonly Guid _id;
    private readonly CasePlan _plan;
    private readonly string _done;
    private readonly Scene _scene;
    private readonly Chance _chance;
    private readonly Phrase _phrase;
    private readonly WorkPlan _work;
    private readonly Actor _worker;
    private DateTimeOffset _at;

    /// <param name="done">What will have been done in the end.</param>
    public TicketLife(Guid id, CasePlan plan, string done, Scene scene, Chance chance, IReadOnlyDictionary<string, string> known)
    {
        (_id, _plan, _done, _scene, _chance) = (id, plan, done, scene, chance);
        _phrase = new(chance, scene.Texts.Sayings.Slots, known);
        _worker = scene.Staff.Of(Ticket.Unit, chance);
        _work = WorkPlan.Draw(plan, Ticket, scene, chance);
    }

    private Sayings Sayings => _scene.Texts.Sayings;

    private Ticket Ticket => _scene.Ticket(_id);

    public IEnumerable<Act> Live(DateTimeOffset from)
    {
        _at = from;
        while (Stage() is { } stage)
        {
            foreach (var act in stage) yield return act;
        }
    }

    private IEnumerable<Act>? Stage() => Ticket.Status switch
    {
        TicketStatus.Issued => Receive(),
        TicketStatus.ReturnAsked => RuleReturn(),
        TicketStatus.Accepted => Work(),
        TicketStatus.Suspended => Rest(),
        TicketStatus.Completed => Check(),
        _ => null,
    };

    /// <summary>The next act, if the ticket is open then and still stands where it stands now.</summary>
    private Act Next(DateTimeOffset at, Func<Ticket, (Actor By, ICommand Command)?> make)
    {
        _at = at > _at ? at : _at.AddSeconds(1);
        var status = Ticket.Status;
        return new(_at, () => Ticket.IsOpen && Ticket.Status == status && make(Ticket) is { } move ? new(move.By, move.Command, _id) : null);
    }

    private Actor Issuer() => _scene.Staff.Of(Ticket.Issuer, _chance);

    private Actor Centre() => _scene.Staff.Of(_scene.Staff.City, _chance);

    /// <summary>When the issuer comes to it.</summary>
    private DateTimeOffset Looked(double fromMinutes, double toMinutes) => _plan.Urgency is Urgency.Emergency
        ? _at + _chance.Soon(fromMinutes / 4, toMinutes / 4)
        : Hours.OfficeAfter(_at, _chance.Soon(fromMinutes, toMinutes));

    /// <summary>A part of what is left of a clock; a natural clock does not make people call others at night.</summary>
    private DateTimeOffset PartOf(Deadline clock, double part)
    {
        var at = Hours.PartOf(_at, clock.By!.Value, clock.Clock.Limit.Working, part);
        return clock.Clock.Limit.Working || _plan.Urgency is Urgency.Emergency || Hours.Awake(at) >= clock.By ? at : Hours.Awake(at);
    }
}
