using Haitang.Domain.Decisions;
using Haitang.Web.Privacy;

namespace Haitang.Web.Demo.Lives;

/// <summary>Something that somebody is going to do.</summary>
/// <param name="Make">Asked when the moment has come: null when there is nothing to do any more.</param>
internal sealed record Act(DateTimeOffset At, Func<Move?> Make)
{
    /// <summary>Only looks again at that moment.</summary>
    public static Act Look(DateTimeOffset at) => new(at, () => null);
}

/// <summary>A command on its way, with what stands beside it.</summary>
internal sealed record Move(Actor By, ICommand Command, Guid Stream)
{
    public Contact? Contact { get; init; }

    public DemoPicture? Picture { get; init; }
}
