using Haitang.Web.Words;

namespace Haitang.Web.Desks;

/// <summary>Why a unit is suggested: 本街道同类 41 件，退单 1 件.</summary>
internal static class SuggestionWords
{
    public static string Of(Suggestion suggestion) => suggestion.Why is not { } why
        ? Screens.Say("desk.why-place")
        : Screens.Say(suggestion.InTown ? "desk.why-town" : "desk.why-city", ("n", why.Issued), ("returned", why.Returned), ("back", why.SentBack));
}
