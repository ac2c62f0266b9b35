using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Stops offering a channel.</summary>
public sealed record RetireChannel : ICommand<Channel>
{
    public Decision Decide(Channel state, Facts facts) =>
        state.Retired ? Decision.Refuse("channel.retired") : Decision.Accept(new ChannelRetired());
}
