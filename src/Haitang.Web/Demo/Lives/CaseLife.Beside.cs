using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Lives;

/// <content>What happens beside the way of the case: words, second thoughts, somebody's eye on it.</content>
internal sealed partial class CaseLife
{
    private IEnumerable<(string Name, IEnumerable<Act> Acts)> Beside()
    {
        if (_chance.Comes(0.16)) yield return ("talk", Talk(Own("talk")));
        if (_chance.Comes(0.07)) yield return ("more", More(Own("more")));
        if (_plan.SameAs is null && _plan.Turn is Turn.None && _chance.Comes(0.016)) yield return ("withdraw", Withdraw(Own("withdraw")));
        if (_plan.SameAs is { } main && _triedToMerge) yield return ("merge", MergeLate(_scene.Case(main), Own("merge")));
        if (_chance.Comes(0.012)) yield return ("watch", Watch(Own("watch")));
        if (_chance.Comes(0.012)) yield return ("exclude", Exclude(Own("exclude")));
    }

    /// <summary>Its own chance, because nobody knows in which order things beside each other come.</summary>
    private (Chance Chance, Phrase Phrase) Own(string name)
    {
        var chance = new Chance(_scene.Seed, $"{_plan.Name}/{name}");
        return (chance, new(chance, Sayings.Slots, Known(_plan)));
    }

    private IEnumerable<Act> Talk((Chance Chance, Phrase Phrase) own)
    {
        var at = _plan.At;
        for (var left = 1 + own.Chance.Below(2); left > 0; left--)
        {
            at = Hours.AwakeAfter(at, own.Chance.Within(60, 3 * 1440));
            yield return new(at, () =>
            {
                if (Case.Status is AppealStatus.Declined or AppealStatus.Withdrawn or AppealStatus.Closed or AppealStatus.Merged) return null;
                var visible = own.Chance.Comes(0.6);
                return By(Talker(own.Chance), new PostMessage { Text = own.Phrase.One(visible ? Sayings.MessagesPublic : Sayings.MessagesInternal), Public = visible });
            });
        }
    }

    /// <summary>Who works on it, else who has it.</summary>
    private Actor Talker(Chance chance) =>
        _scene.Staff.Of(Case.OpenTickets.FirstOrDefault(t => t.Lead) is { } lead && chance.Comes(0.6) ? lead.Unit : Case.Holder, chance);

    private IEnumerable<Act> More((Chance Chance, Phrase Phrase) own)
    {
        yield return new(Hours.AwakeAfter(_plan.At, own.Chance.Soon(15, 2880)), () =>
            !Case.IsOpen ? null
            : By(
                Case is { Collector: not null, Confidential: false } && _plan.Channel is Channels.Portal or Channels.WechatColumn
                    ? _scene.Staff.The(Role.Open311, _scene.Staff.City)
                    : _scene.Staff.Of(Case.Holder, own.Chance),
                new SupplementAppeal { Text = own.Phrase.One(Sayings.Supplements) }));
    }

    private IEnumerable<Act> Withdraw((Chance Chance, Phrase Phrase) own)
    {
        yield return new(Hours.AwakeAfter(_plan.At, own.Chance.Soon(40, 4 * 1440)), () =>
            !Case.IsOpen || Case.Absorbed.Count > 0 ? null : By(_scene.Staff.Of(Case.Holder, own.Chance), new WithdrawAppeal()));
    }

    /// <summary>That two tell of the same thing is seen only when both are in hand.</summary>
    private IEnumerable<Act> MergeLate(Guid main, (Chance Chance, Phrase Phrase) own)
    {
        yield return new(Hours.OfficeAfter(_plan.At, own.Chance.Within(120, 600)), () => MergeInto(main));
    }

    /// <summary>The secretary wants a ticket looked after.</summary>
    private IEnumerable<Act> Watch((Chance Chance, Phrase Phrase) own)
    {
        yield return new(Hours.OfficeAfter(_plan.At, own.Chance.Within(200, 900)), () =>
        {
            if (Case.Confidential || Case.OpenTickets.FirstOrDefault(t => t.Lead) is not { } lead) return null;
            var ticket = _scene.Ticket(lead.Id);
            var secretary = _scene.Staff.The(Role.Secretary, _scene.Staff.Town(ticket.Issuer) ?? _scene.Staff.City);
            return ticket.Card is not null || !ticket.IsOpen
                ? null
                : new(secretary, new SuperviseTicket { Colour = Card.Yellow, Reason = own.Phrase.One(Sayings.Watch) }, lead.Id);
        });
    }

    /// <summary>Whoever worked on it finds that it should not count; the command centre decides.</summary>
    private IEnumerable<Act> Exclude((Chance Chance, Phrase Phrase) own)
    {
        var at = Hours.OfficeAfter(_plan.At, own.Chance.Within(1200, 3600));
        yield return new(at, () =>
            Case.Exclusion is Exclusion.Requested or Exclusion.Granted || Case.Tickets.LastOrDefault(t => t.Lead) is not { Ending: null or TicketEnding.Verified } lead
                ? null
                : By(_scene.Staff.Of(lead.Unit, own.Chance), new RequestExclusion { Reason = own.Phrase.One(Sayings.ExclusionReasons) }));
        if (Case.Exclusion is not Exclusion.Requested) yield break;
        yield return new(Hours.OfficeAfter(at, own.Chance.Within(60, 900)), () => Case.Exclusion is not Exclusion.Requested ? null : By(
            _scene.Staff.Of(_scene.Staff.City, own.Chance),
            own.Chance.Comes(0.6) ? new GrantExclusion() : new RefuseExclusion { Reason = own.Phrase.One(Sayings.ExclusionRefused) }));
    }
}
