using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Adds a way by which appeals come in.</summary>
public sealed record AddChannel : IStartingCommand<Channel>
{
    /// <summary>Whose list of channels it belongs to.</summary>
    public required Ref City { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public Ref StartingUnit => City;

    public Decision Decide(Channel state, Facts facts)
    {
        if (state.Code.Length > 0) return Refuse("channel.already_there");
        var city = facts.Organisation.Unit(City);
        var inputs = new Inputs()
            .Must(city?.Kind is UnitKind.City, "city", "unit.unknown")
            .Code(Code, taken: facts.Organisation.Channel(Code) is not null)
            .Names(Name, NameEn);
        return inputs.Wrong ? inputs.Refuse() : Accept(new ChannelAdded(city!.Id, Code, Name, NameEn));
    }
}
