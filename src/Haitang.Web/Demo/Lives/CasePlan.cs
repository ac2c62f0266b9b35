using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;
using Haitang.Web.Privacy;

namespace Haitang.Web.Demo.Lives;

/// <summary>What a case is about, before anybody has dealt with it.</summary>
/// <param name="Number">From 1, in the order in which they come.</param>
/// <param name="Saying">What is said about the matter.</param>
/// <param name="Level">The level that will be able to settle it.</param>
internal sealed record CasePlan(
    int Number, DateTimeOffset At, string Channel, Matter Matter, IReadOnlyList<string> Saying, Spot Spot, Nature Nature, Urgency Urgency, Level Level,
    Subject Subject, Contact? Contact)
{
    /// <summary>保密 from the beginning.</summary>
    public bool Confidential { get; init; }

    /// <summary>The number of the case that tells of the same thing.</summary>
    public int? SameAs { get; init; }

    public Turn Turn { get; init; }

    public string Name => FormattableString.Invariant($"case/{Number}");
}

/// <summary>The few cases with a turn that chance alone would hardly bring.</summary>
internal enum Turn
{
    None,
    /// <summary>Returned three times: the command centre names the unit.</summary>
    ReturnedThrice,
    /// <summary>Sent back three times.</summary>
    SentBackThrice,
    /// <summary>Reopened twice.</summary>
    ReopenedTwice,
    /// <summary>Merged, and separated again.</summary>
    Separated,
}
