using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>The unit that holds it was merged: the one that took it over goes on. Sent with the merger.</summary>
public sealed record HandOverAppeal(Guid From, Guid To) : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.Holder != From || !(state.IsOpen || state.Status is AppealStatus.Answered or AppealStatus.Merged) ? Refuse("appeal.not_held")
        : facts.Organisation.Unit(From) is { } from && facts.Organisation.Unit(To) is { } to
            ? Accept(new AppealHandedOver(from.ToNamed(), to.ToNamed()))
            : Refuse("unit.unknown", ("unit", To));
}
