namespace Haitang.Domain.Organisation;

/// <summary>What a post lets its holder do; the written names (kebab-case) are part of the contract.</summary>
public enum Role
{
    /// <summary>Reactions and the clock.</summary>
    System,
    /// <summary>居民</summary>
    Resident,
    /// <summary>企业</summary>
    Enterprise,
    /// <summary>网格长</summary>
    GridLeader,
    /// <summary>社区（村）书记</summary>
    Community,
    /// <summary>街道（乡镇）党工委经办</summary>
    Town,
    /// <summary>联动指挥中心; its posts are at the city.</summary>
    Centre,
    /// <summary>职能部门</summary>
    Department,
    /// <summary>合作单位: as a department, outside the government.</summary>
    Partner,
    /// <summary>红色代办员</summary>
    RedAgent,
    /// <summary>党（工）委书记</summary>
    Secretary,
    /// <summary>考核督查: sees everything masked, changes nothing.</summary>
    Auditor,
    /// <summary>管理员: organisation and rules, no case.</summary>
    Admin,
    /// <summary>The 12345 hotline's machine.</summary>
    Hotline,
    /// <summary>An Open311 client.</summary>
    Open311,
    /// <summary>A self-service terminal.</summary>
    Kiosk,
}
