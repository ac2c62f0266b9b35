using System.Runtime.CompilerServices;
using System.Text.Json;
using Haitang.Domain.Deadlines;

namespace Haitang.Domain.Tests.Deadlines;

/// <summary>The notices of 2023 to 2026, and moments as people in Changshu write them.</summary>
internal static class Years
{
    public static IReadOnlyList<YearNotice> Notices { get; } = Read();

    public static WorkingTime Usual { get; } = new(WorkingTime.UsualHours, new WorkingDays(Notices));

    /// <summary>"2026-02-13 16:00" in Shanghai, as UTC.</summary>
    public static DateTimeOffset At(string moment) =>
        DateTimeOffset.Parse(moment + " +08:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static List<YearNotice> Read([CallerFilePath] string here = "")
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "working-days.json")));
        return
        [
            .. file.RootElement.GetProperty("years").EnumerateObject().Select(year => new YearNotice(
                int.Parse(year.Name, System.Globalization.CultureInfo.InvariantCulture),
                Days(year.Value.GetProperty("daysOffOnWeekdays")), Days(year.Value.GetProperty("workingWeekendDays")))),
        ];
    }

    private static DateOnly[] Days(JsonElement days) => [.. days.EnumerateArray().Select(d => Day(d.GetString()!))];
}
