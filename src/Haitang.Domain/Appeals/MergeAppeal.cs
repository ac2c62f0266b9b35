using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>并案: follows another case from here on. Inside a town by its desk, across towns by the command centre.</summary>
public sealed record MergeAppeal : ICommandOnTwo<Appeal>
{
    /// <summary>The main case.</summary>
    public required Guid Into { get; init; }

    public Guid OtherOf(Appeal state) => Into;

    public Decision Decide(Appeal state, Appeal other, Facts facts)
    {
        if (Into == facts.StreamId) return RefuseField("into", "appeal.into_itself");
        if (!state.IsOpen) return Refuse("appeal.not_to_merge", ("status", state.Status));
        if (!other.IsOpen) return RefuseField("into", "appeal.main_not_open", ("status", other.Status));
        if (state.Absorbed.Count > 0) return Refuse("appeal.has_absorbed");
        if (state.Confidential || other.Confidential) return Refuse("appeal.confidential_not_merged");
        if (facts.Actor.Role is Role.Town && !BothIn(facts.Actor.Unit, state, other, facts)) return RefuseField("into", "appeal.other_town");
        return new Decision.Accepted([.. Recalling.Only(state), new AppealMerged(Into, other.Number)])
        {
            OtherEvents = [new AppealAbsorbed(facts.StreamId, state.Number)],
        };
    }

    private static bool BothIn(Guid town, Appeal state, Appeal other, Facts facts) =>
        facts.Organisation.IsIn(state.Unit, town) && facts.Organisation.IsIn(other.Unit, town);
}
