namespace Haitang.Projections.Boards;

/// <summary>What boards count, by unit and day; written names are columns (snake_case) and marks (kebab-case).</summary>
public enum BoardFigure
{
    /// <summary>收集: cases, on the day of their collection.</summary>
    Collected,
    /// <summary>派单: dispatches.</summary>
    Dispatched,
    /// <summary>办结: cases with an answer that stands, on the day of that answer.</summary>
    Finished,
    /// <summary>重办</summary>
    Reopened,
    /// <summary>Tickets reported as done: what reworks are a share of.</summary>
    Completed,
    /// <summary>返工</summary>
    Reworked,
    /// <summary>督办, yellow.</summary>
    YellowCard,
    /// <summary>督办, red.</summary>
    RedCard,
    /// <summary>Tickets assessed on their day that are not done. Until that moment they stay out of every rate (未到期).</summary>
    Pending,
    /// <summary>按时: done by the assessed moment.</summary>
    InTime,
    /// <summary>Done after it.</summary>
    Late,
    /// <summary>满意</summary>
    Satisfied,
    /// <summary>基本满意</summary>
    Basically,
    /// <summary>不满意</summary>
    Dissatisfied,
    /// <summary>已解决, by the resident's word.</summary>
    Resolved,
    /// <summary>未解决, by the resident's word.</summary>
    Unresolved,
    /// <summary>Asked, and not rated.</summary>
    Unanswered,
}
