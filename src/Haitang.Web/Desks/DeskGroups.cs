using Haitang.Domain.Organisation;
using Haitang.Projections.Desks;
using Haitang.Projections.Events;

namespace Haitang.Web.Desks;

/// <summary>A line of the navigation on a desk, with the tabs that stand beside each other there.</summary>
/// <param name="Key">Under <c>desk.group-</c> in the screen words.</param>
/// <param name="Counted">The tabs whose figures stand beside the line, added up.</param>
public sealed record DeskGroup(string Key, IReadOnlyList<DeskTab> Tabs, IReadOnlyList<DeskTab> Counted);

/// <summary>Who works from which heaps.</summary>
public static class DeskGroups
{
    private static readonly DeskGroup Cases = new("cases", [DeskTab.Collected, DeskTab.Classified, DeskTab.Due, DeskTab.Done, DeskTab.All], [DeskTab.Collected, DeskTab.Classified]);
    private static readonly DeskGroup UpperCases = Cases with { Tabs = [DeskTab.Collected, DeskTab.Classified, DeskTab.Due, DeskTab.Done, DeskTab.Declining, DeskTab.All] };
    private static readonly DeskGroup Returns = One("returns", DeskTab.Returns);
    private static readonly DeskGroup Extensions = One("extensions", DeskTab.Extensions);
    private static readonly DeskGroup Suspensions = new("suspensions", [DeskTab.Suspensions, DeskTab.OnHold], [DeskTab.Suspensions]);
    private static readonly DeskGroup Verify = One("verify", DeskTab.Verify);
    private static readonly DeskGroup Supervised = One("supervised", DeskTab.Supervised);
    private static readonly DeskGroup CallBacks = One("call-backs", DeskTab.CallBack);
    private static readonly DeskGroup Tickets = new(
        "tickets", [DeskTab.Accept, DeskTab.Hand, DeskTab.Late, DeskTab.Back, DeskTab.Finished, DeskTab.Tickets], [DeskTab.Accept, DeskTab.Hand]);

    /// <summary>The lines of a role; none for who has no desk.</summary>
    public static IReadOnlyList<DeskGroup> For(Role role) => role switch
    {
        Role.Centre => [UpperCases with { Tabs = [DeskTab.Classified, DeskTab.Collected, .. UpperCases.Tabs.Skip(2)] }, Returns, Extensions, Suspensions, Verify, CallBacks, Supervised],
        Role.Town => [UpperCases, Returns, Extensions, Verify, CallBacks, Supervised, Tickets],
        Role.Community => [Cases, Returns, Extensions, Verify, CallBacks, Supervised, Tickets],
        Role.GridLeader => [Cases with { Tabs = [DeskTab.Collected, DeskTab.Due, DeskTab.Done, DeskTab.All] }, Verify, Tickets],
        Role.Department or Role.Partner => [Tickets, Supervised],
        _ => [],
    };

    public static IEnumerable<DeskTab> TabsOf(Role role) => For(role).SelectMany(g => g.Tabs);

    /// <summary>The tab of this name if the role works from it, else its first one.</summary>
    public static DeskTab? Of(Role role, string? name)
    {
        var tabs = TabsOf(role).ToList();
        return EnumNames.ParseOrNull<DeskTab>(name) is { } tab && tabs.Contains(tab) ? tab : tabs.Cast<DeskTab?>().FirstOrDefault();
    }

    /// <summary>Whether a desk above others looks at its own queue first: where another one is to act, or the whole city would be in the way.</summary>
    public static bool OwnFirst(DeskTab tab, Role role) => tab switch
    {
        DeskTab.Returns or DeskTab.Extensions or DeskTab.Verify or DeskTab.Done => true,
        // A community classifies and dispatches only what it has itself.
        DeskTab.Collected or DeskTab.Classified => role is Role.Centre or Role.Community or Role.GridLeader,
        DeskTab.Due or DeskTab.CallBack => role is Role.Centre,
        _ => false,
    };

    /// <summary>Whether there is more than the own queue to look at.</summary>
    public static bool HasLower(DeskTab tab, Role role) => (tab, role) switch
    {
        (DeskTab.Returns or DeskTab.Extensions or DeskTab.Verify, Role.Town or Role.Centre) => true,
        (DeskTab.Supervised, Role.Town or Role.Centre) => true,
        (DeskTab.Collected or DeskTab.Classified or DeskTab.Due or DeskTab.Done or DeskTab.CallBack, Role.Community or Role.Town or Role.Centre) => true,
        (DeskTab.Declining, Role.Town or Role.Centre) => true,
        _ => false,
    };

    private static DeskGroup One(string key, DeskTab tab) => new(key, [tab], [tab]);
}
