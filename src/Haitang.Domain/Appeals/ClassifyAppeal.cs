using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>分级分类: what it is, how urgent, and which level should handle it. Can be corrected until it is dispatched.</summary>
public sealed record ClassifyAppeal : ICommand<Appeal>
{
    /// <summary>A category of the lowest level.</summary>
    public required Ref Category { get; init; }
    public required Nature Nature { get; init; }
    public required Urgency Urgency { get; init; }
    public required Level Level { get; init; }

    /// <summary>Null leaves it as it is; reports are confidential whatever is said here.</summary>
    public bool? Confidential { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not (AppealStatus.Collected or AppealStatus.Classified))
            return Refuse("appeal.not_to_classify", ("status", state.Status));
        var category = facts.Organisation.Category(Category);
        var inputs = new Inputs()
            .Must(category is { Retired: false }, "category", "category.unknown", ("category", Category.Value))
            .Must(category is null || IsLeaf(category, facts), "category", "category.not_a_leaf", ("category", Category.Value));
        if (inputs.Wrong) return inputs.Refuse();

        var confidential = Nature is Nature.Report || (Confidential ?? state.Confidential);
        if (state.Confidential && !confidential && facts.Actor.Role is not Role.Centre)
            return Refuse("appeal.only_centre_lifts_confidential");
        // Those that follow it are open to many, and name it: none does once it is confidential.
        if (confidential && !state.Confidential && state.Absorbed.Count > 0) return Refuse("appeal.has_absorbed");
        return Accept(new AppealClassified(
            category!.ToNamed(), Nature, Urgency, Level, confidential, Holder(state, confidential, facts), Dispatch(state, category!.Id, facts),
            confidential != state.Confidential && state.OpenTickets.Any() ? [.. state.OpenTickets.Select(t => t.Id)] : null));
    }

    /// <summary>The clock began with the collection, or when the case came back: only its limit is another one.</summary>
    private Deadline? Dispatch(Appeal state, Guid category, Facts facts) =>
        state.Dispatch is { } running ? DispatchClock.From(running.Clock.Start, category, Urgency, facts) : null;

    private static bool IsLeaf(CategoryEntry category, Facts facts) =>
        !facts.Organisation.Categories.Any(c => c.Parent == category.Id && !c.Retired);

    /// <summary>A case that becomes confidential leaves its queue for the command centre's.</summary>
    private static Named Holder(Appeal state, bool confidential, Facts facts) =>
        confidential && !state.Confidential ? facts.Organisation.City!.ToNamed() : facts.Organisation.Unit(state.Holder)!.ToNamed();
}
