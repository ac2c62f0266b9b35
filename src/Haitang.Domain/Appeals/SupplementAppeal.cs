using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>补充: more words or files from whoever brought it in, until it is answered.</summary>
public sealed record SupplementAppeal : ICommand<Appeal>, ICarriesAttachments
{
    public required FreeText Text { get; init; }
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    public Decision Decide(Appeal state, Facts facts)
    {
        if (!state.IsOpen && state.Status is not AppealStatus.Merged) return Refuse("appeal.not_open", ("status", state.Status));
        var inputs = new Inputs()
            .Text("text", Text, CollectAppeal.MostText)
            .Must(Attachments.Count <= CollectAppeal.MostAttachments, "attachments", "attachments.too_many", ("most", CollectAppeal.MostAttachments));
        return inputs.Wrong ? inputs.Refuse() : Accept(new AppealSupplemented(Text, Attachments));
    }
}
