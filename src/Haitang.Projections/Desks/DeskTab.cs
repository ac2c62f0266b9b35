namespace Haitang.Projections.Desks;

/// <summary>A heap of work on a desk. The written names (kebab-case) stand in addresses.</summary>
public enum DeskTab
{
    /// <summary>待分类</summary>
    Collected,
    /// <summary>待派单</summary>
    Classified,
    /// <summary>临期、超期: cases whose clock is nearly or wholly used up, or that carry a card.</summary>
    Due,
    /// <summary>待答复</summary>
    Done,
    /// <summary>拟不予受理: waits for the second person.</summary>
    Declining,
    /// <summary>待回访</summary>
    CallBack,
    /// <summary>All cases of the area.</summary>
    All,
    /// <summary>退单裁定</summary>
    Returns,
    /// <summary>延期审批</summary>
    Extensions,
    /// <summary>挂起审批: the command centre's.</summary>
    Suspensions,
    /// <summary>挂账: what cannot be solved now, by the day of its review; the command centre's.</summary>
    OnHold,
    /// <summary>待核查</summary>
    Verify,
    /// <summary>督办</summary>
    Supervised,
    /// <summary>待签收: given to the own unit.</summary>
    Accept,
    /// <summary>办理中: in the own unit's hand.</summary>
    Hand,
    /// <summary>临期、超期, of the own unit.</summary>
    Late,
    /// <summary>返工: sent back to the own unit.</summary>
    Back,
    /// <summary>待核查, of the own unit.</summary>
    Finished,
    /// <summary>All tickets of the own unit.</summary>
    Tickets,
}
