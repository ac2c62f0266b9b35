using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>
/// 滥用标记: whoever reported this case misuses the service, as the command centre sees it. Desks see it beside everything that
/// the same person brings up, until the last day; it is never a ground for declining.
/// </summary>
public sealed record MarkMisuse : ICommand<Appeal>
{
    public const int MostDays = 365;

    public required FreeText Reason { get; init; }

    /// <summary>The last day in Shanghai on which it is shown.</summary>
    public required DateOnly LastDay { get; init; }

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Reporter is null) return Refuse("appeal.no_reporter");
        var today = WorkingTime.DayOf(facts.Now);
        var inputs = new Inputs()
            .Text("reason", Reason, EscalateAppeal.MostReason)
            .Must(LastDay > today, "lastDay", "input.not_after_today")
            .Must(LastDay <= today.AddDays(MostDays), "lastDay", "appeal.misuse_too_long", ("most", MostDays));
        return inputs.Wrong ? inputs.Refuse() : Accept(new AppealMisuseMarked(Reason, LastDay));
    }
}
