using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>自办: small things end where they start. The appeal is answered with this result.</summary>
public sealed record SettleAppealOnSpot : ICommand<Appeal>, ICarriesAttachments
{
    public const int MostResult = 4_000;

    /// <summary>What was done, in words that the resident understands.</summary>
    public required FreeText Result { get; init; }
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    public Decision Decide(Appeal state, Facts facts)
    {
        if (!state.Waits || state.Tickets.Any(t => t.IsOpen))
            return Refuse("appeal.not_to_settle", ("status", state.Status));
        var inputs = new Inputs()
            .Text("result", Result, MostResult)
            .Must(Attachments.Count <= CollectAppeal.MostAttachments, "attachments", "attachments.too_many", ("most", CollectAppeal.MostAttachments));
        return inputs.Wrong ? inputs.Refuse()
            : Accept(new AppealSettledOnSpot(
                facts.Organisation.Unit(state.Holder)!.ToNamed(), Result, Attachments, AnswerWindows.From(facts.Now),
                state.Absorbed.Count > 0 ? state.Absorbed : null));
    }
}
