using Haitang.Projections.Desks;
using Haitang.Web.Words;

namespace Haitang.Web.Desks;

/// <summary>Why a unit is suggested: 本街道同类 41 件，退单 1 件.</summary>
internal static class SuggestionWords
{
    public static string Of(Suggestion suggestion) => suggestion.Why is not { } why
        ? Screens.Say("desk.why-place")
        : string.Join(Screens.Say("list.separator"), Parts(why, suggestion.InTown));

    private static IEnumerable<string> Parts(PracticeTally why, bool inTown)
    {
        yield return Screens.Say(inTown ? "desk.why-town" : "desk.why-city", ("n", why.Issued));
        yield return Screens.Say("desk.why-returned", ("n", why.Returned));
        if (why.SentBack > 0) yield return Screens.Say("desk.why-back", ("n", why.SentBack));
    }
}
