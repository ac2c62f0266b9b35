using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using static Haitang.Domain.Organisation.Relation;

namespace Haitang.Domain.Organisation;

public static partial class Permissions
{
    private static IEnumerable<Right> AppealRights() =>
    [
        .. To<CollectAppeal>(
            (Role.GridLeader, Holder), (Role.RedAgent, SameCity), (Role.Community, Holder), (Role.Community, Above), (Role.Town, Holder), (Role.Town, Above),
            (Role.Centre, Holder), (Role.Centre, Above), (Role.Hotline, Holder), (Role.Hotline, Above), (Role.Open311, Holder), (Role.Open311, Above),
            (Role.Kiosk, Holder), (Role.Kiosk, Above)),
        .. OnTheResidentsWord<SupplementAppeal>(),
        .. To<SupplementAppeal>((Role.Hotline, Collector), (Role.Open311, Collector), (Role.Kiosk, Collector)),
        .. ByHoldingDesks<ClassifyAppeal>(),
        .. To<EscalateAppeal>((Role.GridLeader, Holder), (Role.Community, Holder), (Role.Town, Holder)),
        .. To<SettleAppealOnSpot>((Role.GridLeader, Holder), (Role.Community, Holder), (Role.Town, Holder), (Role.Centre, Holder)),
        .. To<DispatchAppeal>((Role.GridLeader, Holder)),
        .. ByHoldingDesks<DispatchAppeal>(),
        .. ByUpperDesks<MergeAppeal>(),
        .. ByUpperDesks<SeparateAppeal>(),
        .. ByUpperDesks<DeclineAppeal>(),
        .. OnTheResidentsWord<WithdrawAppeal>(),
        .. OnTheResidentsWord<ReopenAppeal>(),
        .. OnTheResidentsWord<EvaluateAppeal>(),
        .. OnTheResidentsWord<PostMessage>(),
        .. ByWorkers<PostMessage>(),
        .. To<AnswerAppeal>((Role.GridLeader, Holder)),
        .. ByHoldingDesks<AnswerAppeal>(),
        .. ByDesks<RecordCallBack>(),
        .. ByDesks<CloseAppeal>(),
        .. ByWorkers<RequestExclusion>(),
        .. ByDesks<RequestExclusion>(),
        .. InTheArea<RequestExclusion>(),
        .. ByCentre<GrantExclusion>(),
        .. ByCentre<RefuseExclusion>(),
        .. ByCentre<RecuseFromAppeal>(),
        .. ByCentre<LiftRecusal>(),
        .. ByCentre<MarkMisuse>(),
        .. ByCentre<LiftMisuse>(),
    ];

    /// <summary>The desk that has the case; towns and the command centre also for those below.</summary>
    private static IEnumerable<Right> ByHoldingDesks<TCommand>() where TCommand : ICommand =>
        [.. To<TCommand>((Role.Community, Holder)), .. ByUpperDesks<TCommand>()];

    /// <summary>The desk that has the case, and the desks above it.</summary>
    private static IEnumerable<Right> ByDesks<TCommand>() where TCommand : ICommand =>
        [.. To<TCommand>((Role.Community, Holder), (Role.Community, Above)), .. ByUpperDesks<TCommand>()];

    /// <summary>Towns and the command centre, for what they have and for what lies below.</summary>
    private static IEnumerable<Right> ByUpperDesks<TCommand>() where TCommand : ICommand =>
        [.. To<TCommand>((Role.Town, Holder), (Role.Town, Above)), .. ByCentre<TCommand>()];

    private static IEnumerable<Right> ByCentre<TCommand>() where TCommand : ICommand =>
        To<TCommand>((Role.Centre, Holder), (Role.Centre, Above));

    /// <summary>Staff who hear it from the resident.</summary>
    private static IEnumerable<Right> OnTheResidentsWord<TCommand>() where TCommand : ICommand =>
        [
        .. To<TCommand>((Role.GridLeader, Holder), (Role.GridLeader, Area), (Role.RedAgent, Collector)),
        .. ByDesks<TCommand>(), .. InTheArea<TCommand>(),
    ];

    /// <summary>Community and town of the place, also while a higher desk has the case.</summary>
    private static IEnumerable<Right> InTheArea<TCommand>() where TCommand : ICommand =>
        To<TCommand>((Role.Community, Area), (Role.Town, Area));

    /// <summary>Lead and assisting units.</summary>
    private static IEnumerable<Right> ByWorkers<TCommand>() where TCommand : ICommand =>
        Workers.SelectMany(role => To<TCommand>((role, Lead), (role, Assisting)));

    private static Role[] Workers => [Role.GridLeader, Role.Community, Role.Town, Role.Department, Role.Partner];
}
