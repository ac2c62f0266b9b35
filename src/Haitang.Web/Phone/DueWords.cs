using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>How long is left, or has passed, as it stands on a chip: 超时 40 分, 余 3 小时.</summary>
public static class DueWords
{
    public static string Of(DateTimeOffset due, DateTimeOffset now) => now > due ? Over(now - due) : Left(due - now);

    private static string Left(TimeSpan left) => Say("due.left", left);

    private static string Over(TimeSpan over) => Say("due.over", over);

    /// <summary>Rounded down: nobody is told of time that he does not have any more.</summary>
    private static string Say(string key, TimeSpan time) => time switch
    {
        { TotalMinutes: < 60 } => Screens.Say(key + "-minutes", ("n", Math.Max(1, (long)time.TotalMinutes))),
        { TotalHours: < 24 } => Screens.Say(key + "-hours", ("n", (long)time.TotalHours)),
        _ => Screens.Say(key + "-days", ("n", (long)time.TotalDays)),
    };
}
