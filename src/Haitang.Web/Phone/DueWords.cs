using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>How long is left, or has passed, as it stands on a chip: 超时 40 分, 余 3 小时.</summary>
public static class DueWords
{
    public static string Of(DateTimeOffset due, DateTimeOffset now) => now > due ? In("over", now - due) : In("left", due - now);

    /// <summary>Rounded down: nobody is told of time that he does not have any more.</summary>
    private static string In(string side, TimeSpan time) => time switch
    {
        { TotalMinutes: < 60 } => Screens.Say($"due.{side}-minutes", ("n", Math.Max(1, (long)time.TotalMinutes))),
        { TotalHours: < 24 } => Screens.Say($"due.{side}-hours", ("n", (long)time.TotalHours)),
        _ => Screens.Say($"due.{side}-days", ("n", (long)time.TotalDays)),
    };
}
