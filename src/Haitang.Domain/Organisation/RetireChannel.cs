using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Stops offering a channel.</summary>
public sealed record RetireChannel : ICommand<Channel>
{
    public Decision Decide(Channel state, Facts facts) =>
        state.Retired ? Refuse("channel.retired") : Accept(new ChannelRetired());
}
