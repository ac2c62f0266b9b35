using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Offers a retired channel again.</summary>
public sealed record RestoreChannel : ICommand<Channel>
{
    public Decision Decide(Channel state, Facts facts) =>
        state.Retired ? Decision.Accept(new ChannelRestored()) : Decision.Refuse("channel.in_use");
}
