using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Demo.Lives;

/// <content>Dispatched, and in hand until every ticket is finished.</content>
internal sealed partial class CaseLife
{
    private readonly HashSet<Guid> _worked = [];

    private IEnumerable<Act> Dispatch()
    {
        yield return Next(Reached(), () =>
        {
            if (Case.Status is not AppealStatus.Classified) return null;
            var lead = Lead();
            return By(Desk(), new DispatchAppeal { Lead = lead, Assisting = [.. Assisting(lead).Select(u => (Ref)u)] });
        });
    }

    /// <summary>Who can do it, as far as the desk's arm reaches; not again whoever has handed it back.</summary>
    private Guid Lead()
    {
        var spot = _plan.Spot;
        var (grid, community, town) = (_scene.Unit(spot.GridCode), _scene.Unit(spot.CommunityCode), _scene.Unit(spot.Town.Code));
        Guid[] able = HolderKind switch
        {
            UnitKind.Grid => [Case.Holder],
            UnitKind.Community => _chance.Comes(spot.IsBusy ? 0.85 : 0.35) ? [grid, community] : [community, grid],
            UnitKind.Town when _plan.Level is Level.Town && _chance.Comes(0.65) && _plan.Turn is Turn.None => [town, community],
            UnitKind.Town => _chance.Comes(spot.IsBusy ? 0.7 : 0.2) ? [grid, community, Beside(community), town] : [community, grid, Beside(community), town],
            _ when _plan.Level is not Level.City => [town, community, _scene.Unit(_plan.Matter.Unit)],
            _ => [_scene.Unit(_plan.Matter.Unit), .. Helpers(), town, community],
        };
        Guid[] free = [.. able.Where(u => !HasOpen(u))];
        return free.FirstOrDefault(u => !HasReturned(u), free[^1]);
    }

    /// <summary>The community beside it.</summary>
    private Guid Beside(Guid community)
    {
        var all = _plan.Spot.Town.Communities.Select(c => _scene.Unit(c.CodeIn(_plan.Spot.Town))).ToList();
        return all[(all.IndexOf(community) + 1) % all.Count];
    }

    private bool HasOpen(Guid unit) => Case.OpenTickets.Any(t => t.Unit == unit);

    private bool HasReturned(Guid unit) => Case.Tickets.Any(t => t.Unit == unit && t.Ending is TicketEnding.Returned or TicketEnding.Withdrawn);

    private IEnumerable<Guid> Helpers() => (_plan.Matter.Help ?? []).Select(_scene.Unit);

    /// <summary>What the city dispatches often needs a second hand: another department, or the town where it is.</summary>
    private IEnumerable<Guid> Assisting(Guid lead)
    {
        if (HolderKind is not UnitKind.City || Case.Confidential) yield break;
        foreach (var helper in Helpers().Where(h => h != lead && !HasOpen(h) && _chance.Comes(0.3))) yield return helper;
        var town = _scene.Unit(_plan.Spot.Town.Code);
        if (town != lead && !HasOpen(town) && _chance.Comes(0.12)) yield return town;
    }

    private IEnumerable<Act> Handle()
    {
        foreach (var assisting in Case.OpenTickets.Where(t => !t.Lead && _worked.Add(t.Id)))
        {
            var name = FormattableString.Invariant($"{_plan.Name}/assisting/{_worked.Count}");
            _scene.Agenda.Begin(name, Work(assisting.Id, name).Live(_at));
        }

        if (Case.OpenTickets.LastOrDefault(t => t.Lead && _worked.Add(t.Id)) is { } lead)
        {
            var work = Work(lead.Id, FormattableString.Invariant($"{_plan.Name}/lead/{_worked.Count}"));
            foreach (var act in work.Live(_at))
            {
                _at = act.At;
                yield return act;
            }
        }

        // The lead is finished; assisting units may still be at it.
        while (Case.Status is AppealStatus.InHand && !Case.OpenTickets.Any(t => t.Lead && !_worked.Contains(t.Id)))
            yield return Next(Hours.OfficeAfter(_at, TimeSpan.FromMinutes(150)), () => null);
    }

    private TicketLife Work(Guid ticket, string name) => new(ticket, _plan, _done, _scene, new(_scene.Seed, name), Known(_plan));
}
