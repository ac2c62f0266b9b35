namespace Haitang.Domain.Tickets;

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>No event yet.</summary>
    None,
    /// <summary>待签收</summary>
    Issued,
    /// <summary>申请退单: waits for the ruling, its accept clock stands.</summary>
    ReturnAsked,
    /// <summary>办理中</summary>
    Accepted,
    /// <summary>挂起: its clock stands until the review date.</summary>
    Suspended,
    /// <summary>待核查</summary>
    Completed,
    /// <summary>已办结</summary>
    Closed,
    /// <summary>已退单</summary>
    Returned,
    /// <summary>已撤单</summary>
    Withdrawn,
}

/// <summary>What came of the work.</summary>
public enum Outcome
{
    /// <summary>已解决</summary>
    Resolved,
    /// <summary>部分解决</summary>
    Partly,
    /// <summary>解释说明</summary>
    Explained,
    /// <summary>列入计划, with a date.</summary>
    Planned,
}

/// <summary>How the person was reached.</summary>
public enum ContactWay
{
    Phone,
    Visit,
    Message,
    Wechat,
    Letter,
    Other,
}

/// <summary>Why a ticket cannot go on now: the list from which a suspension names its reason.</summary>
public enum SuspensionReason
{
    /// <summary>待资金安排</summary>
    Funds,
    /// <summary>待政策明确</summary>
    Policy,
    /// <summary>涉法涉诉</summary>
    Litigation,
    /// <summary>待第三方配合</summary>
    ThirdParty,
    /// <summary>受天气或季节影响</summary>
    Season,
    /// <summary>应诉求人要求</summary>
    Reporter,
}

/// <summary>督办: the colour of a supervision card.</summary>
public enum Card
{
    /// <summary>黄牌</summary>
    Yellow,
    /// <summary>红牌</summary>
    Red,
}

/// <summary>How a ticket came to its end.</summary>
public enum TicketEnding
{
    /// <summary>核查通过</summary>
    Verified,
    /// <summary>退单</summary>
    Returned,
    /// <summary>撤单</summary>
    Withdrawn,
}
