using Haitang.Domain.Organisation;

namespace Haitang.Domain.Decisions;

/// <summary>Who acts, in which post.</summary>
/// <param name="Account">The account's stream id; empty for the system itself.</param>
/// <param name="Role">The role of the post.</param>
/// <param name="Unit">The unit of the post.</param>
public sealed record Actor(Guid Account, Role Role, Guid Unit)
{
    /// <summary>Reactions and the clock.</summary>
    public static Actor System { get; } = new(Guid.Empty, Role.System, Guid.Empty);
}
