using Haitang.Domain.Appeals;

namespace Haitang.Web.Cases;

/// <summary>A tab over a list of cases.</summary>
/// <param name="Key">In the address, and under <c>queue.tab-</c> in the screen words.</param>
/// <param name="Status">Null: whatever its status.</param>
public sealed record CaseTab(string Key, AppealStatus? Status)
{
    public static IReadOnlyList<CaseTab> All { get; } =
    [
        new("collected", AppealStatus.Collected),
        new("classified", AppealStatus.Classified),
        new("answered", AppealStatus.Answered),
        new("all", null),
    ];

    /// <summary>In a queue somebody waits: who has waited longest comes first.</summary>
    public bool IsQueue => Status is AppealStatus.Collected or AppealStatus.Classified;

    /// <summary>The tab of this key; the usual one for a key that is none.</summary>
    public static CaseTab Of(string? key, string usual) => All.FirstOrDefault(t => t.Key == key) ?? All.First(t => t.Key == usual);
}
