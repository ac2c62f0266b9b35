using System.Collections.Frozen;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Reactions;

/// <summary>Who is appointed to lead a grid gets the post of it; who is followed or relieved loses it.</summary>
public sealed class GridLeaderPosts : IReaction
{
    public string Name => "grid-leader-posts";

    /// <summary>Closing a grid relieves its leader, so a post that can no longer be granted there need not be.</summary>
    public IReadOnlySet<string> Harmless { get; } =
        new[] { "account.post_held", "account.post_missing", "unit.closed" }.ToFrozenSet(StringComparer.Ordinal);

    public IEnumerable<ReactionCommand> React(IEvent happened, EventContext context)
    {
        var grid = context.Stream;
        return happened switch
        {
            GridLeaderAppointed { Former: { } former } e => [Grant(e.Account, grid), End(former, grid)],
            GridLeaderAppointed e => [Grant(e.Account, grid)],
            GridLeaderRelieved e => [End(e.Account, grid)],
            _ => [],
        };
    }

    private static ReactionCommand Grant(Guid account, Guid grid) => new(account, new GrantPost { Role = Role.GridLeader, Unit = grid });

    private static ReactionCommand End(Guid account, Guid grid) => new(account, new EndPost { Role = Role.GridLeader, Unit = grid });
}
