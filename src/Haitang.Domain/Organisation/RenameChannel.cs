using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Changes the labels of a channel; it stays the same channel.</summary>
public sealed record RenameChannel : ICommand<Channel>
{
    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public Decision Decide(Channel state, Facts facts)
    {
        var inputs = new Inputs().Names(Name, NameEn)
            .Must((Name, NameEn) != (state.Name, state.NameEn), "name", "input.unchanged");
        return inputs.Wrong ? inputs.Refuse() : Accept(new ChannelRenamed(Name, NameEn, state.Name, state.NameEn));
    }
}
