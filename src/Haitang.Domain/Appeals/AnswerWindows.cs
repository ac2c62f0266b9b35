namespace Haitang.Domain.Appeals;

/// <summary>What an answered appeal is open for.</summary>
/// <param name="RateUntil">Rating is open for seven days, then the clock closes the appeal.</param>
/// <param name="ReopenUntil">The resident can have it reopened once within fifteen days, even when it is closed.</param>
public sealed record AnswerWindows(DateTimeOffset RateUntil, DateTimeOffset ReopenUntil)
{
    public static AnswerWindows From(DateTimeOffset answered) => new(answered.AddDays(7), answered.AddDays(15));
}
