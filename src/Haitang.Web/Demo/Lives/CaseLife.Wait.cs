using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Demo.Lives;

/// <content>Until it is dispatched: settled where it is, handed up, merged, declined, classified.</content>
internal sealed partial class CaseLife
{
    private bool _triedToMerge;
    private bool _settled;
    private bool? _declines;

    private IEnumerable<Act> Wait()
    {
        if (Case.DeclineProposed is { } proposed) return Confirm(proposed);
        if (_plan.SameAs is { } main && !_triedToMerge && HolderKind is not UnitKind.Grid and not UnitKind.Community) return Merge(_scene.Case(main));
        if (SettlesHere()) return Settle();
        if (HolderKind is UnitKind.Town or UnitKind.City && (_declines ??= Declines())) return Decline();
        return Case.Status is AppealStatus.Collected
            ? HolderKind is UnitKind.Grid && _plan.Level > Level.Grid || HolderKind is UnitKind.Community && _plan.Level > Level.Community ? HandUp() : Classify()
            : HolderKind is UnitKind.Town && _plan.Level is Level.City ? HandUp() : Dispatch();
    }

    /// <summary>Small things end where they start; who only wants to know something is told.</summary>
    private bool SettlesHere() =>
        !_settled && Case.Status is AppealStatus.Collected && Case.Reopenings == 0 && !Case.Confidential && HolderKind switch
        {
            UnitKind.Grid => _plan.Level is Level.Grid && _chance.Comes(0.75),
            UnitKind.Town => _plan.Nature is Nature.Inquiry && _plan.Level is Level.Community or Level.Town && _chance.Comes(0.6),
            UnitKind.City => _plan.Nature is Nature.Inquiry && _chance.Comes(0.25),
            _ => false,
        };

    private IEnumerable<Act> Settle()
    {
        _settled = true;
        var at = HolderKind is UnitKind.Grid ? Hours.AwakeAfter(_at, _chance.Soon(12, 240)) : Hours.OfficeAfter(_at, _chance.Soon(10, 150));
        yield return Next(at, () => !Case.Waits ? null : By(Desk(), new SettleAppealOnSpot
        {
            Result = _phrase.One(Sayings.Settled[HolderKind is UnitKind.Grid ? "Grid" : "Town"]) + _done,
        }));
    }

    private IEnumerable<Act> HandUp()
    {
        var reason = Sayings.Escalate[HolderKind.ToString()];
        yield return Next(Reached(), () => !Case.Waits ? null : By(Desk(), new EscalateAppeal { Reason = _phrase.One(reason) }));
    }

    /// <summary>The desk that has it, for a grid its town; reports go to the command centre by it.</summary>
    private IEnumerable<Act> Classify()
    {
        yield return Next(Reached(), () => Case.Status is not AppealStatus.Collected ? null : By(
            HolderKind is UnitKind.Grid ? _scene.Staff.Of(_scene.Staff.Town(Case.Holder)!.Value, _chance) : Desk(),
            new ClassifyAppeal { Category = _plan.Matter.Code, Nature = _plan.Nature, Urgency = _plan.Urgency, Level = _plan.Level }));
    }

    private IEnumerable<Act> Merge(Guid main)
    {
        _triedToMerge = true;
        yield return Next(Reached(), () => MergeInto(main));
    }

    private Move? MergeInto(Guid main)
    {
        if (!Case.IsOpen || !_scene.Appeal(main).IsOpen || Case.Confidential || Case.Absorbed.Count > 0 || _scene.Appeal(main).Confidential) return null;
        // A town's desk merges what it has and what lies in it; the rest is the command centre's.
        var desk = _scene.Staff.Town(Case.Unit) is { } town && IsIts(town, Case) && IsIts(town, _scene.Appeal(main)) ? town : _scene.Staff.City;
        return By(_scene.Staff.Of(desk, _chance), new MergeAppeal { Into = main });
    }

    private bool IsIts(Guid town, Appeal appeal) => _scene.Staff.Town(appeal.Holder) == town && _scene.Staff.Town(appeal.Unit) == town;

    /// <summary>While it follows another case: answered with it, or separated again.</summary>
    private IEnumerable<Act> Follow()
    {
        if (_plan.Turn is Turn.Separated)
        {
            yield return Next(Hours.OfficeAfter(_at, _chance.Within(60, 300)), () =>
                Case.Status is not AppealStatus.Merged || _scene.Appeal(Case.Main!.Value).Status is AppealStatus.Closed
                    ? null
                    : By(_scene.Staff.Of(_scene.Staff.City, _chance), new SeparateAppeal { Reason = _phrase.One(Sayings.Separate) }));
        }

        while (Case.Status is AppealStatus.Merged) yield return Next(Hours.OfficeAfter(_at, TimeSpan.FromHours(7)), () => null);
    }

    private bool Declines() => _plan.Turn is Turn.None && _plan.SameAs is null && Case.Reopenings == 0 && !Case.Tickets.Any() && _chance.Comes(0.035);

    private IEnumerable<Act> Decline()
    {
        _declines = false;
        var reason = _chance.One([
            DeclineReason.Petition, DeclineReason.Litigation, DeclineReason.Litigation, DeclineReason.Discipline, DeclineReason.Disclosure,
            DeclineReason.Emergency, DeclineReason.Unclear, DeclineReason.Unclear, DeclineReason.Duplicate, DeclineReason.Duplicate]);
        yield return Next(Reached(), () => !Case.Waits || Case.Absorbed.Count > 0 || Case.OpenTickets.Any() ? null : By(Desk(), new DeclineAppeal
        {
            Reason = reason,
            Reply = _phrase.One(Sayings.Declines[reason.ToString()]),
        }));
    }

    /// <summary>The second person agrees, or takes it on after all.</summary>
    private IEnumerable<Act> Confirm(DeclineProposal proposed)
    {
        var agrees = _chance.Comes(0.88);
        var first = new Actor(proposed.By, HolderKind is UnitKind.City ? Role.Centre : Role.Town, Case.Holder);
        yield return Next(Reached(), () =>
            !Case.Waits || Case.DeclineProposed is null ? null
            : By(_scene.Staff.Beside(first, _chance), agrees && Case.Absorbed.Count == 0
                ? new DeclineAppeal { Reason = proposed.Reason, Reply = _phrase.One(Sayings.Declines[proposed.Reason.ToString()]) }
                : new ClassifyAppeal { Category = _plan.Matter.Code, Nature = _plan.Nature, Urgency = _plan.Urgency, Level = _plan.Level }));
    }
}
