using Haitang.Domain.Appeals;
using static Haitang.Domain.Organisation.Relation;

namespace Haitang.Domain.Organisation;

public static partial class Permissions
{
    private static IEnumerable<Right> AppealRights() =>
    [
        .. To<CollectAppeal>(
            (Role.GridLeader, Holder), (Role.RedAgent, Holder), (Role.Community, Holder), (Role.Community, Above), (Role.Town, Holder), (Role.Town, Above),
            (Role.Centre, Holder), (Role.Centre, Above), (Role.Hotline, Holder), (Role.Hotline, Above), (Role.Open311, Holder), (Role.Open311, Above),
            (Role.Kiosk, Holder), (Role.Kiosk, Above)),
        .. To<ClassifyAppeal>((Role.Community, Holder), (Role.Town, Holder), (Role.Town, Above), (Role.Centre, Holder), (Role.Centre, Above)),
        .. To<EscalateAppeal>((Role.GridLeader, Holder), (Role.Community, Holder), (Role.Town, Holder)),
        .. To<SettleAppealOnSpot>((Role.GridLeader, Holder), (Role.Community, Holder), (Role.Town, Holder), (Role.Centre, Holder)),
    ];
}
