using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>互动: words to the resident (public) or among staff.</summary>
public sealed record PostMessage : ICommand<Appeal>
{
    public const int MostText = 4_000;

    public required FreeText Text { get; init; }

    /// <summary>The resident may read it.</summary>
    public required bool Public { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is AppealStatus.Declined or AppealStatus.Withdrawn or AppealStatus.Closed) return Refuse("appeal.not_open", ("status", state.Status));
        var inputs = new Inputs().Text("text", Text, MostText);
        return inputs.Wrong ? inputs.Refuse() : Accept(new AppealMessagePosted(facts.Organisation.Unit(facts.Actor.Unit)?.ToNamed(), Text, Public));
    }
}
