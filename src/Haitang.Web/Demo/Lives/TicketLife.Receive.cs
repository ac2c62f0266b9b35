using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Demo.Lives;

/// <content>Until it is accepted: handed back, taken back, or taken on.</content>
internal sealed partial class TicketLife
{
    private IEnumerable<Act> Receive()
    {
        if (_work.TakeWithdrawal())
        {
            yield return Next(Looked(5, 60), _ => (Issuer(), new WithdrawTicket { Reason = _phrase.One(Sayings.WithdrawReasons) }));
        }
        else if (_work.TakeReturn())
        {
            yield return Next(PartOf(Ticket.Accept!, 0.05 + (0.6 * _chance.Part())), t => !t.Accept!.IsInTime(_at) ? null : (_worker, new RequestReturn
            {
                Reason = _phrase.One(Sayings.ReturnReasons),
                SuggestedUnit = Suggested(),
            }));
        }
        else
        {
            var at = _work.AcceptsLate ? Hours.Past(Ticket.Accept!.By!.Value, Ticket.Accept.Clock.Limit, 0.1 + (0.5 * _chance.Small())) : PartOf(Ticket.Accept!, 0.03 + (0.8 * _chance.Small()));
            yield return Next(at, _ => (_worker, new AcceptTicket()));
        }
    }

    private Ref Suggested() => _plan.Matter.Help is [var other, ..] && _scene.Unit(other) != Ticket.Unit ? _scene.Unit(other) : default(Ref);

    private IEnumerable<Act> RuleReturn()
    {
        var granted = _plan.Turn is Turn.ReturnedThrice || _chance.Comes(0.6);
        yield return Next(Looked(15, 420), _ => (Issuer(), granted ? new ReturnTicket() : new RefuseReturn { Reason = _phrase.One(Sayings.ReturnRefused) }));
    }
}
