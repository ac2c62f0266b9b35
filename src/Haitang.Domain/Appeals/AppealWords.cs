namespace Haitang.Domain.Appeals;

/// <summary>Where an appeal stands.</summary>
public enum AppealStatus
{
    /// <summary>No event yet.</summary>
    None,
    /// <summary>待分类</summary>
    Collected,
    /// <summary>待派单</summary>
    Classified,
    /// <summary>办理中</summary>
    InHand,
    /// <summary>待答复: every ticket is finished.</summary>
    Done,
    /// <summary>待评价</summary>
    Answered,
    /// <summary>已归档</summary>
    Closed,
    /// <summary>不予受理</summary>
    Declined,
    /// <summary>撤回</summary>
    Withdrawn,
    /// <summary>并案: follows its main case.</summary>
    Merged,
}

/// <summary>Who the appeal comes from.</summary>
public enum Subject
{
    Resident,
    Enterprise,
    Organisation,
    /// <summary>Not named: gets no call-back, follows by query code.</summary>
    Anonymous,
}

/// <summary>What the appeal asks for.</summary>
public enum Nature
{
    /// <summary>求助</summary>
    Help,
    /// <summary>咨询</summary>
    Inquiry,
    /// <summary>投诉</summary>
    Complaint,
    /// <summary>举报: always confidential.</summary>
    Report,
    /// <summary>建议</summary>
    Suggestion,
}

/// <summary>The level that should handle it.</summary>
public enum Level
{
    Grid,
    Community,
    Town,
    City,
}
