using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;

namespace Haitang.Web.Demo.Lives;

/// <summary>Gives a few cases the turns that chance alone would hardly bring, so that every city shows them.</summary>
internal static class Turns
{
    private const int CasesForEach = 640;

    public static IReadOnlyList<CasePlan> Give(List<CasePlan> plans)
    {
        var each = Math.Max(1, plans.Count / CasesForEach);
        foreach (var turn in new[] { Turn.ReturnedThrice, Turn.SentBackThrice, Turn.ReopenedTwice, Turn.Separated })
        {
            for (var n = 0; n < each; n++)
            {
                // From different parts of the story, but not from its end: they need time.
                var from = (int)(plans.Count * 0.8 * (n + ((int)turn * 0.2)) / each);
                var at = plans.FindIndex(from, p => Fits(p, turn));
                if (at >= 0) plans[at] = plans[at] with { Turn = turn };
            }
        }

        return plans;
    }

    private static bool Fits(CasePlan plan, Turn turn) =>
        plan.Turn is Turn.None && !plan.Confidential && plan.Nature is Nature.Help or Nature.Complaint && turn switch
        {
            Turn.Separated => plan.SameAs is not null,
            // A town's desk finds nobody for it: that is why it goes to the city.
            Turn.ReturnedThrice => IsPlain(plan) && plan.Level is Level.Community or Level.Town && plan.Channel is Channels.Hotline or Channels.Letters,
            _ => IsPlain(plan) && plan.Level is Level.City,
        };

    private static bool IsPlain(CasePlan plan) => plan is { SameAs: null, Urgency: Urgency.Routine } && plan.Subject is not Subject.Anonymous;
}
