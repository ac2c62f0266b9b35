using System.Globalization;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Lives;

/// <summary>The life of a case: those who have it look where it stands, and go on from there.</summary>
internal sealed partial class CaseLife
{
    private readonly CasePlan _plan;
    private readonly Scene _scene;
    private readonly Chance _chance;
    private readonly Phrase _phrase;
    private readonly Guid _id;
    private readonly string _title;
    private readonly string _text;
    private readonly string _done;
    private readonly int _desks;
    private readonly double _pace;
    private DateTimeOffset _at;

    public CaseLife(CasePlan plan, Scene scene)
    {
        (_plan, _scene, _at) = (plan, scene, plan.At);
        _chance = new(scene.Seed, plan.Name);
        _id = scene.Case(plan.Number);
        _phrase = new(_chance, Sayings.Slots, Known(plan));
        var saying = new Phrase(_chance, Sayings.Slots, Known(plan), remembers: true);
        _title = Placed(saying.Fill(plan.Saying[0]));
        _text = saying.Fill(plan.Saying[1]);
        _done = saying.Fill(plan.Saying[2]);
        _desks = Desks(plan);
        _pace = Pace();
        _recurs = plan.SameAs is null && _chance.Comes(0.007);
        _triedToMerge = plan.SameAs is not null && plan.Turn is Turn.None && _chance.Comes(0.15);
    }

    /// <summary>A clerk puts the place before what is said, unless it is there already or does not matter.</summary>
    private string Placed(string title) =>
        _plan.Nature is Nature.Inquiry or Nature.Suggestion || title.Contains(_plan.Spot.Estate) || title.Contains(_plan.Spot.Street) || _chance.Comes(0.5)
            ? title
            : $"{_plan.Spot.Estate}：{title}";

    /// <summary>Now and then a case lies where nobody looks; in the last days everybody has much to do, most of all who is to be signed in as.</summary>
    private double Pace()
    {
        var lies = _chance.Comes(0.04);
        return _plan.At <= _scene.Story.End.AddDays(-3) ? lies ? 4 : 1 : _plan.Spot.IsBusy ? 5 : lies ? 4 : 1.3;
    }

    private Sayings Sayings => _scene.Texts.Sayings;

    private Appeal Case => _scene.Appeal(_id);

    public IEnumerable<Act> Live()
    {
        yield return Next(_plan.At, Collect);
        foreach (var (name, acts) in Beside()) _scene.Agenda.Begin($"{_plan.Name}/{name}", acts);
        while (Stage() is { } stage)
        {
            foreach (var act in stage) yield return act;
        }
    }

    private IEnumerable<Act>? Stage() => Case.Status switch
    {
        AppealStatus.Collected or AppealStatus.Classified => Wait(),
        AppealStatus.InHand => Handle(),
        AppealStatus.Done => Answer(),
        AppealStatus.Answered => FollowUp(),
        AppealStatus.Closed when _recurs => Recur(),
        AppealStatus.Merged => Follow(),
        _ => null,
    };

    /// <summary>The case's own next act.</summary>
    private Act Next(DateTimeOffset at, Func<Move?> make)
    {
        _at = at;
        return new(at, make);
    }

    private Move By(Actor actor, ICommand command) => new(actor, command, _id);

    /// <summary>Whoever does the work of the unit that has the case.</summary>
    private Actor Desk() => _scene.Staff.Of(Case.Holder, _chance);

    private UnitKind HolderKind => _scene.Kind(Case.Holder);

    /// <summary>When a desk comes to it: the way to the dispatch is shared out among those who have it in turn.</summary>
    private DateTimeOffset Reached()
    {
        var share = _pace * (0.5 + _chance.Part()) / _desks;
        return _plan.Urgency switch
        {
            Urgency.Emergency => _at + After(12),
            Urgency.Pressing => _at + After(48),
            Urgency.Complex => Hours.OfficeAfter(_at, After(330)),
            _ => Hours.OfficeAfter(_at, After(190)),
        };

        TimeSpan After(double minutes) => _chance.Within(0.4 * minutes * share, minutes * share);
    }

    /// <summary>How many desks have it on its way up, the one that classifies and the one that dispatches among them.</summary>
    private static int Desks(CasePlan plan)
    {
        var from = plan.Channel is Channels.GridVisit or Channels.WechatGroup ? Level.Grid : Level.Town;
        return 2 + (plan.Confidential ? 0 : Math.Max(0, plan.Level - from));
    }

    private static Dictionary<string, string> Known(CasePlan plan) => new()
    {
        ["路"] = plan.Spot.Street,
        ["小区"] = plan.Spot.Estate,
        ["楼"] = plan.Spot.Building,
        ["处"] = plan.Spot.Door,
        ["社"] = plan.Spot.Community.Name,
    };

    private static string Number(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
