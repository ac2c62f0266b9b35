using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Offers a retired channel again.</summary>
public sealed record RestoreChannel : ICommand<Channel>
{
    public Decision Decide(Channel state, Facts facts) =>
        state.Retired ? Accept(new ChannelRestored()) : Refuse("channel.in_use");
}
