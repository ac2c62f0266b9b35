using Haitang.Domain.Deadlines;
using Haitang.Web.Words;

namespace Haitang.Web.Desks;

/// <summary>余 42 分, 临期 · 余 3 小时, 超时 2 天: the light's word where it is not plain from the time.</summary>
public static class DueWords
{
    public static string Of(DateTimeOffset due, Light light, DateTimeOffset now)
    {
        var late = now > due;
        var span = late ? now - due : due - now;
        var (unit, n) = span switch
        {
            { TotalMinutes: < 60 } => ("minutes", (long)Math.Max(1, span.TotalMinutes)),
            { TotalHours: < 24 } => ("hours", (long)span.TotalHours),
            _ => ("days", (long)span.TotalDays),
        };
        var time = Screens.Say($"desk.{(late ? "late" : "left")}-{unit}", ("n", n));
        // A card burns redder than its clock: then the light has to be named.
        return light is Light.Yellow || (light is Light.Red && !late) ? $"{Screens.Word(light)} · {time}" : time;
    }
}
