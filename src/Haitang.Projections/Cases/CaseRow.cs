using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;

namespace Haitang.Projections.Cases;

/// <summary>What a list shows of a case.</summary>
/// <param name="NatureTold">The nature in the source's own word, until somebody here has classified the case.</param>
/// <param name="Holder">In whose queue it stands.</param>
/// <param name="Area">The unit that the matter lies in.</param>
public sealed record CaseRow(
    Guid Id, string Number, long Version, AppealStatus Status, string Title, string? Place, GeoPoint? Location, Guid Channel,
    Subject Subject, string? NatureTold, Guid? Category, Nature? Nature, Urgency? Urgency, Level? Level, bool Confidential,
    Guid Holder, Guid Area, Guid? Reporter, string? ExternalRef, int Attachments, Guid CollectedBy,
    DateTimeOffset CollectedAt, DateTimeOffset ChangedAt)
{
    /// <summary>主办: who leads the work; null before dispatch.</summary>
    public Guid? LeadUnit { get; init; }

    /// <summary>By when it has to be dispatched, or its lead ticket completed; null while no clock runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When 80 % of that time is gone.</summary>
    public DateTimeOffset? SoonAt { get; init; }

    /// <summary>督办: the card on its lead ticket.</summary>
    public Card? Card { get; init; }

    public Light LightAt(DateTimeOffset moment) => Lights.At(moment, SoonAt, DueAt, CardLight.Of(Card));

    /// <summary>问题工单</summary>
    public bool Problem { get; init; }

    /// <summary>The case that it follows.</summary>
    public Guid? Main { get; init; }

    /// <summary>拟不予受理: the reason that somebody has proposed; null when nobody has.</summary>
    public DeclineReason? DeclineProposed { get; init; }

    /// <summary>The account that proposes it, which cannot confirm it.</summary>
    public Guid? DeclineBy { get; init; }

    /// <summary>Attempts to hear the resident since the last answer.</summary>
    public int CallBacks { get; init; }

    /// <summary>The day of the last attempt.</summary>
    public DateOnly? CalledOn { get; init; }

    /// <summary>回访时限: until when the resident can be heard; null where nobody is to be called.</summary>
    public DateTimeOffset? CallBackBy { get; init; }

    /// <summary>自办: the unit that settled it on the spot.</summary>
    public Guid? SettledBy { get; init; }
}
