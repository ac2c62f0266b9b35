using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>渠道: a way by which appeals come in.</summary>
public sealed record Channel : IStreamState<Channel>
{
    public static Channel Initial { get; } = new();

    public static int FoldVersion => 1;

    public Guid City { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string NameEn { get; init; } = "";

    public bool Retired { get; init; }

    public IReadOnlyList<Party> Parties => [new(Relation.Holder, City)];

    public static Channel Evolve(Channel state, IEvent happened) => happened switch
    {
        ChannelAdded e => state with { City = e.City, Code = e.Code, Name = e.Name, NameEn = e.NameEn },
        ChannelRenamed e => state with { Name = e.Name, NameEn = e.NameEn },
        ChannelRetired => state with { Retired = true },
        ChannelRestored => state with { Retired = false },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of a channel."),
    };
}
