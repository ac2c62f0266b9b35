using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Appeals;

/// <summary>诉求: what a resident or an enterprise asks for.</summary>
public sealed record Appeal : IStreamState<Appeal>
{
    public static Appeal Initial { get; } = new();

    public static int FoldVersion => 1;

    public AppealStatus Status { get; init; }
    public string Number { get; init; } = "";
    public Guid Channel { get; init; }

    /// <summary>Where the matter lies.</summary>
    public Guid Unit { get; init; }

    /// <summary>In whose queue it stands.</summary>
    public Guid Holder { get; init; }
    public Subject Subject { get; init; }
    public Guid? Reporter { get; init; }
    public string? ExternalRef { get; init; }
    public AsTold? AsTold { get; init; }
    public Guid? Category { get; init; }
    public Nature? Nature { get; init; }
    public Urgency? Urgency { get; init; }
    public Level? Level { get; init; }
    public bool Confidential { get; init; }

    /// <summary>Files that came with it or with its result, in order.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>A confidential case knows only its holder: nobody else has a part in it.</summary>
    public IReadOnlyList<Party> Parties =>
        Confidential ? [new(Relation.Holder, Holder)] : [new(Relation.Holder, Holder), new(Relation.Area, Unit)];

    public static Appeal Evolve(Appeal state, IEvent happened) => happened switch
    {
        AppealCollected e => state with
        {
            Status = AppealStatus.Collected,
            Number = e.Number,
            Channel = e.Channel.Id,
            Unit = e.Unit.Id,
            Holder = e.Holder.Id,
            Subject = e.Subject,
            Reporter = e.Reporter,
            ExternalRef = e.ExternalRef,
            AsTold = e.AsTold,
            Confidential = e.Confidential,
            Attachments = e.Attachments,
        },
        AppealClassified e => state with
        {
            Status = AppealStatus.Classified,
            Category = e.Category.Id,
            Nature = e.Nature,
            Urgency = e.Urgency,
            Level = e.Level,
            Confidential = e.Confidential,
            Holder = e.Holder.Id,
        },
        AppealEscalated e => state with { Holder = e.To.Id },
        AppealSettledOnSpot e => state with
        {
            Status = AppealStatus.Answered,
            Attachments = [.. state.Attachments, .. e.Attachments],
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of an appeal."),
    };
}
