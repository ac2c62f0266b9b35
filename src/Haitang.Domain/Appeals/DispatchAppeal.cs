using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>派单: one lead 主办 and any assisting 协办 units, a ticket each.</summary>
public sealed record DispatchAppeal : ICommand<Appeal>
{
    public const int MostAssisting = 20;

    public required Ref Lead { get; init; }
    public IReadOnlyList<Ref> Assisting { get; init; } = [];

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not AppealStatus.Classified) return Refuse("appeal.not_to_dispatch", ("status", state.Status));
        var lead = facts.Organisation.Unit(Lead);
        UnitEntry?[] assisting = [.. Assisting.Select(facts.Organisation.Unit)];
        var inputs = new Inputs().Must(Assisting.Count <= MostAssisting, "assisting", "appeal.too_many_units", ("most", MostAssisting));
        Check(inputs, "lead", Lead, lead, state, facts);
        foreach (var (given, unit) in Assisting.Zip(assisting)) Check(inputs, "assisting", given, unit, state, facts);
        inputs.Must(
            assisting.Append(lead).OfType<UnitEntry>().GroupBy(u => u.Id).All(g => g.Count() == 1), "assisting", "appeal.unit_twice");
        if (inputs.Wrong) return inputs.Refuse();

        var issuing = Issuing.Of(state, Desk(state, facts), facts);
        if (issuing is null) return Refuse("policy.none");
        issuing.Issue(lead!, lead: true);
        foreach (var unit in assisting) issuing.Issue(unit!, lead: false);
        return issuing.Accept(state.Dispatch?.IsInTime(facts.Now));
    }

    /// <summary>A desk above that dispatches the case takes it over: a grid does not rule on a department's work.</summary>
    private static Guid Desk(Appeal state, Facts facts) =>
        facts.Organisation.IsAbove(facts.Actor.Unit, state.Holder) ? facts.Actor.Unit : state.Holder;

    private static void Check(Inputs inputs, string field, Ref given, UnitEntry? unit, Appeal state, Facts facts)
    {
        if (unit is not { Closed: false, Kind: not UnitKind.City })
            inputs.Must(false, field, "unit.cannot_work", ("unit", given.Value));
        else
        {
            inputs.Must(IsWithinReach(unit, facts), field, "appeal.unit_out_of_reach", ("unit", unit.Name))
                .Must(!state.Recuses(unit.Id, facts.Organisation), field, "appeal.unit_recused", ("unit", unit.Name))
                .Must(state.OpenTickets.All(t => t.Unit != unit.Id), field, "appeal.unit_has_ticket", ("unit", unit.Name));
        }
    }

    /// <summary>A desk dispatches to itself and to what lies below it; only the command centre reaches departments and partners.</summary>
    private static bool IsWithinReach(UnitEntry unit, Facts facts) =>
        facts.Actor.Role is Role.Centre or Role.System || facts.Organisation.IsIn(unit.Id, facts.Actor.Unit);
}
