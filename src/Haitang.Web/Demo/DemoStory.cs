using Haitang.Domain.Deadlines;

namespace Haitang.Web.Demo;

/// <summary>Which city is told: the same story makes the same events, and one that is told further begins with them.</summary>
/// <param name="Seed">Of all chance in it.</param>
/// <param name="Appeals">How many come in all of its time.</param>
/// <param name="Since">Its first moment, a midnight in Shanghai.</param>
/// <param name="Until">How far it is told.</param>
public sealed record DemoStory(long Seed, int Appeals, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>Changes with the texts, the places or the behaviour: another one makes another city.</summary>
    public const int Version = 3;

    public const long UsualSeed = 1;
    public const int UsualAppeals = 1910;
    /// <summary>Ten months.</summary>
    private const int Days = 304;
    private const string Name = "demo-city/";

    /// <summary>When its last day is over.</summary>
    public DateTimeOffset End => Since.AddDays(Days + 1);

    /// <summary>The request under which the city is recorded.</summary>
    public string Mark => FormattableString.Invariant($"{Name}{Version}/{Seed}/{Appeals}/{Since.UtcDateTime:O}/{Until.UtcDateTime:O}");

    /// <summary>Ten months that end on the day of this moment.</summary>
    public static DateTimeOffset SinceFor(DateTimeOffset until) => Midnight(until.AddDays(-Days));

    /// <summary>Whether a log that began with this request is a demonstration city's, of whatever version.</summary>
    public static bool IsMark(string request) => request.StartsWith(Name, StringComparison.Ordinal);

    /// <summary>The midnight in Shanghai before a moment.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset at) => WorkingTime.StartOf(WorkingTime.DayOf(at));
}
