using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Demo.Lives;

/// <content>Answered, called back, rated, reopened, closed.</content>
internal sealed partial class CaseLife
{
    private bool _recurs;

    private IEnumerable<Act> Answer()
    {
        yield return Next(Hours.OfficeAfter(_at, _chance.Soon(15, 800)), () => Case.Status is not AppealStatus.Done ? null : By(Desk(), new AnswerAppeal
        {
            Outcome = Case.Outcome ?? Outcome.Resolved,
            Text = _phrase.One(Sayings.Answers[(Case.Outcome ?? Outcome.Resolved).ToString()], ("题", _title), ("结", _done)),
        }));
    }

    private IEnumerable<Act> FollowUp()
    {
        var until = Case.Windows!.RateUntil;
        // What the command centre settled itself is nobody's to ask about.
        if (_plan.Subject is not Subject.Anonymous && _chance.Comes(0.8) && Caller() is var caller && !Case.WorkedBy(caller.Unit))
        {
            foreach (var act in Hear(caller, until)) yield return act;
        }

        if (Case.Status is AppealStatus.Answered && (Case.Evaluated || Case.CallBacks is [.., { Unanswered: true }]) && _chance.Comes(0.4))
            yield return Next(Hours.OfficeAfter(_at, _chance.Soon(20, 900)), Close);
        while (Case.Status is AppealStatus.Answered) yield return Next(Later(until.AddMinutes(1)), () => null);
    }

    private DateTimeOffset Later(DateTimeOffset at) => at > _at ? at : _at.AddMinutes(1);

    /// <summary>The nearest desk above that did not do the work itself.</summary>
    private Actor Caller()
    {
        var unit = HolderKind is UnitKind.Grid ? _scene.Staff.Above(Case.Holder) : Case.Holder;
        while (unit != _scene.Staff.City && Case.WorkedBy(unit)) unit = _scene.Staff.Above(unit);
        return _scene.Staff.Of(unit, _chance);
    }

    private IEnumerable<Act> Hear(Actor caller, DateTimeOffset until)
    {
        for (var first = true; Case is { Status: AppealStatus.Answered, CallBacks: not [.., { Unanswered: true }] }; first = false)
        {
            var at = Hours.OfficeAfter(_at, first ? _chance.Soon(60, 1100) : _chance.Within(90, 400));
            if (at >= until.AddMinutes(-10)) yield break;
            var result = _chance.Below(100) switch { < 80 => CallBackResult.Reached, < 98 => CallBackResult.NotReached, _ => CallBackResult.Refused };
            yield return Next(at, () => Case.Status is not AppealStatus.Answered ? null : By(caller, new RecordCallBack { Result = result }));
            if (result is not CallBackResult.Reached) continue;
            foreach (var act in Rate(caller)) yield return act;
            yield break;
        }
    }

    private IEnumerable<Act> Rate(Actor caller)
    {
        var (resolved, satisfaction) = Judge();
        yield return Next(_at + _chance.Within(1, 6), () => Case.Status is not AppealStatus.Answered ? null : By(caller, new EvaluateAppeal
        {
            Resolved = resolved,
            Satisfaction = satisfaction,
            Comment = _phrase.One(Sayings.Comments[satisfaction.ToString()]) is { Length: > 0 } words ? FreeText.OfClear(words) : null,
            Via = EvaluationWay.CallBack,
        }));
        var twice = _plan.Turn is Turn.ReopenedTwice && Case.Reopenings < 2;
        if (twice || (!resolved && satisfaction is Satisfaction.Dissatisfied && !Case.ReopenedByResident && _plan.SameAs is null && _chance.Comes(0.35)))
            yield return Next(Hours.OfficeAfter(_at, _chance.Soon(5, 500)), () => Reopen(Case.Reopenings == 0 ? caller : _scene.Staff.Of(_scene.Staff.City, _chance)));
    }

    private (bool Resolved, Satisfaction Satisfaction) Judge()
    {
        var resolved = _plan.Turn is not Turn.ReopenedTwice && _chance.Comes(Case.Outcome switch
        {
            null or Outcome.Resolved => 0.94,
            Outcome.Explained => 0.62,
            _ => 0.55,
        });
        var drawn = _chance.Below(100);
        return (resolved, resolved
            ? drawn switch { < 82 => Satisfaction.Satisfied, < 98 => Satisfaction.Basically, _ => Satisfaction.Dissatisfied }
            : drawn switch { < 18 => Satisfaction.Satisfied, < 58 => Satisfaction.Basically, _ => Satisfaction.Dissatisfied });
    }

    private Move? Reopen(Actor by) =>
        Case.Status is not (AppealStatus.Answered or AppealStatus.Closed) ? null
        : by.Role is not Role.Centre && (Case.ReopenedByResident || _at > Case.Windows!.ReopenUntil) ? null
        : By(by, new ReopenAppeal { Reason = _phrase.One(by.Role is Role.Centre ? Sayings.ReopenCentre : Sayings.ReopenReasons) });

    private Move? Close() => Case.Status is AppealStatus.Answered ? By(Caller(), new CloseAppeal()) : null;

    /// <summary>Closed, but the trouble comes back within the time for reopening.</summary>
    private IEnumerable<Act> Recur()
    {
        _recurs = false;
        var answered = Case.Windows!.ReopenUntil.AddDays(-15);
        yield return Next(Later(Hours.OfficeAfter(answered.AddDays(7.5 + (5 * _chance.Part())), _chance.Within(5, 200))), () => Reopen(Caller()));
    }
}
