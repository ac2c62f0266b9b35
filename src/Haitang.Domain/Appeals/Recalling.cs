using Haitang.Domain.Decisions;

namespace Haitang.Domain.Appeals;

/// <summary>What an appeal records when its open tickets are to end. Nothing while it has none.</summary>
internal static class Recalling
{
    /// <summary>It has to be dispatched again: its clock starts anew.</summary>
    public static IEnumerable<IEvent> Dispatchable(Appeal appeal, Facts facts) =>
        appeal.OpenTickets.Any()
            ? [new AppealTicketsRecalled(Open(appeal), AppealStatus.Classified, DispatchClock.Again(appeal, facts))]
            : [];

    /// <summary>It goes another way altogether.</summary>
    public static IEnumerable<IEvent> Only(Appeal appeal) =>
        appeal.OpenTickets.Any() ? [new AppealTicketsRecalled(Open(appeal), appeal.Status, null)] : [];

    private static IReadOnlyList<Guid> Open(Appeal appeal) => [.. appeal.OpenTickets.Select(t => t.Id)];
}
