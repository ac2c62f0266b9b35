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

/// <summary>Why an appeal is not taken on: each reason names the way to go.</summary>
public enum DeclineReason
{
    /// <summary>信访</summary>
    Petition,
    /// <summary>诉讼、仲裁</summary>
    Litigation,
    /// <summary>纪检监察</summary>
    Discipline,
    /// <summary>信息公开</summary>
    Disclosure,
    /// <summary>紧急: 110, 119, 120.</summary>
    Emergency,
    /// <summary>内容不清</summary>
    Unclear,
    /// <summary>已办结重复</summary>
    Duplicate,
}

/// <summary>What came of a call-back.</summary>
public enum CallBackResult
{
    Reached,
    NotReached,
    Refused,
}

/// <summary>满意度</summary>
public enum Satisfaction
{
    /// <summary>满意</summary>
    Satisfied,
    /// <summary>基本满意</summary>
    Basically,
    /// <summary>不满意</summary>
    Dissatisfied,
}

/// <summary>By which way a rating came.</summary>
public enum EvaluationWay
{
    /// <summary>网上: by the resident himself, never from a staff session.</summary>
    Portal,
    /// <summary>回访</summary>
    CallBack,
    /// <summary>上门</summary>
    Doorstep,
}

/// <summary>Why a case became a problem case.</summary>
public enum ProblemCause
{
    /// <summary>第三次返工</summary>
    ThirdSendBack,
    /// <summary>第三次退单</summary>
    ThirdReturn,
    /// <summary>第二次重办</summary>
    SecondReopening,
}

/// <summary>剔除</summary>
public enum Exclusion
{
    None,
    Requested,
    Granted,
    Refused,
}
