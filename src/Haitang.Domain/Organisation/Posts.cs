namespace Haitang.Domain.Organisation;

/// <summary>Which posts there are: where a role has its place, and whether a person or a machine holds it.</summary>
public static class Posts
{
    /// <summary>The kinds of unit at which the role can be held; none for those that are no post.</summary>
    public static IReadOnlyList<UnitKind> Places(Role role) => role switch
    {
        Role.GridLeader => [UnitKind.Grid],
        Role.Community => [UnitKind.Community],
        Role.Town => [UnitKind.Town],
        Role.Department => [UnitKind.Department],
        Role.RedAgent => [UnitKind.Department, UnitKind.Community],
        Role.Partner => [UnitKind.Partner],
        Role.Secretary => [UnitKind.City, UnitKind.Town, UnitKind.Community],
        Role.Centre or Role.Auditor or Role.Admin or Role.Hotline or Role.Open311 => [UnitKind.City],
        Role.Kiosk => [UnitKind.City, UnitKind.Town, UnitKind.Community],
        _ => [],
    };

    public static bool IsForMachines(Role role) => role is Role.Hotline or Role.Open311 or Role.Kiosk;
}
