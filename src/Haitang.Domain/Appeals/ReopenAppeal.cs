using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>
/// 重办: by the resident once within fifteen days of the answer, even when closed; later by the command centre only. The unit
/// that led gets a new ticket; all clocks are new.
/// </summary>
public sealed record ReopenAppeal : ICommand<Appeal>
{
    private const int ProblemAt = 2;

    public required FreeText Reason { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not (AppealStatus.Answered or AppealStatus.Closed)) return Refuse("appeal.not_answered", ("status", state.Status));
        var onResidentsWord = !state.ReopenedByResident && !(facts.Now > state.Windows?.ReopenUntil);
        if (!onResidentsWord && facts.Actor.Role is not Role.Centre)
            return state.ReopenedByResident ? Refuse("appeal.reopened_once") : Refuse("appeal.reopening_over", ("until", state.Windows!.ReopenUntil));
        var inputs = new Inputs().Text("reason", Reason, EscalateAppeal.MostReason);
        if (inputs.Wrong) return inputs.Refuse();

        var ordinal = state.Reopenings + 1;
        var byResident = onResidentsWord && facts.Actor.Role is not Role.Centre;
        var left = state.Main is { } main ? new LeftCase(main, state.Number) : null;
        // Closed cases stay with a merged unit; one that is opened again needs a desk that is there.
        IReadOnlyList<IEvent> before = Desk(state, facts) is { } desk && desk.Id != state.Holder
            ? [new AppealHandedOver(facts.Organisation.Unit(state.Holder)!.ToNamed(), desk.ToNamed())] : [];
        state = before.Aggregate(state, Appeal.Evolve);
        var again = Lead(state, facts) is { } lead && Issuing.Of(state, state.Holder, facts) is { } issuing ? (Unit: lead, Tickets: issuing) : default;
        if (again.Unit is null)
        {
            var waiting = state.Category is null ? AppealStatus.Collected : AppealStatus.Classified;
            return Accept(
                [.. before, new AppealReopened(ordinal, byResident, Reason, waiting, DispatchClock.Again(state, facts), left), .. Problem(state, ordinal, [])]);
        }

        again.Tickets.Issue(again.Unit, lead: true);
        return again.Tickets.Accept(
            null, [.. before, new AppealReopened(ordinal, byResident, Reason, AppealStatus.InHand, null), .. Problem(state, ordinal, [facts.NewId(1)])]);
    }

    /// <summary>Who has the case: its holder, or the unit that goes on with its work; without one the nearest desk above.</summary>
    private static UnitEntry? Desk(Appeal state, Facts facts) =>
        facts.Organisation.SuccessorOf(state.Holder) ?? facts.Organisation.UpFrom(state.Holder).FirstOrDefault(u => !u.Closed);

    /// <summary>Whose work was answered, or who goes on with that unit's: nobody when it was settled on the spot or answered with another case, or concerns that unit.</summary>
    private static UnitEntry? Lead(Appeal state, Facts facts) =>
        state is { SettledBy: null, Main: null }
        && state.Tickets.LastOrDefault(t => t is { Lead: true, Ending: TicketEnding.Verified }) is { } last
            && facts.Organisation.SuccessorOf(last.Unit) is { } unit && !state.Recuses(unit.Id, facts.Organisation)
            ? unit : null;

    private static IEnumerable<IEvent> Problem(Appeal state, int ordinal, IReadOnlyList<Guid> tickets) =>
        ordinal >= ProblemAt && !state.Problem ? [new AppealMarkedProblem(ProblemCause.SecondReopening, tickets)] : [];
}
