using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;

namespace Haitang.Web.Cases;

/// <summary>What a desk can do with a case next.</summary>
public enum CaseAct
{
    Classify,
    Escalate,
    Settle,
}

/// <summary>Which acts a post is offered. The desk decides in the end; here nobody is offered what he would surely be refused.</summary>
public static class NextActs
{
    public static IReadOnlyList<CaseAct> For(Actor actor, CaseRow row, OrganisationDirectory organisation)
    {
        if (row.Status is not (AppealStatus.Collected or AppealStatus.Classified or AppealStatus.InHand)) return [];
        var parties = (Appeal.Initial with { Unit = row.Area, Holder = row.Holder, Confidential = row.Confidential }).Parties;
        return [.. Enum.GetValues<CaseAct>().Where(act => CanBe(act) && Permissions.Grants(CommandOf(act), actor, parties, organisation) is not null)];

        bool CanBe(CaseAct act) => act is CaseAct.Escalate ? organisation.Unit(row.Holder)?.Parent is not null : row.Status is not AppealStatus.InHand;
    }

    /// <summary>Whether the role ever does something with a case here.</summary>
    public static bool Ever(Role role) => Enum.GetValues<CaseAct>().Any(act => Permissions.HasVerb(role, CommandOf(act)));

    private static Type CommandOf(CaseAct act) => act switch
    {
        CaseAct.Classify => typeof(ClassifyAppeal),
        CaseAct.Escalate => typeof(EscalateAppeal),
        CaseAct.Settle => typeof(SettleAppealOnSpot),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No such act."),
    };
}
