using System.Text.Json;
using Haitang.Domain.Deadlines;

namespace Haitang.Web.Deadlines;

/// <summary>The State Council's notices that were out when this program was made: a form is filled with them, the demonstration city begins with them.</summary>
public static class KnownNotices
{
    /// <summary>By year, in order.</summary>
    public static IReadOnlyList<YearNotice> All { get; } = Read();

    private static List<YearNotice> Read()
    {
        using var stream = typeof(KnownNotices).Assembly.GetManifestResourceStream("Haitang.Web.Deadlines.working-days.json")!;
        return
        [
            .. JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)!.Years
                .Select(y => new YearNotice(y.Key, y.Value.DaysOffOnWeekdays, y.Value.WorkingWeekendDays)).OrderBy(n => n.Year),
        ];
    }

    private sealed record File(Dictionary<int, Year> Years);

    private sealed record Year(DateOnly[] DaysOffOnWeekdays, DateOnly[] WorkingWeekendDays);
}
