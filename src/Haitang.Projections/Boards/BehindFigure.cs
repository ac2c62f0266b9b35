using Haitang.Projections.Events;

namespace Haitang.Projections.Boards;

/// <summary>A figure of a board by its name in addresses, and which cases are behind it.</summary>
/// <param name="Marks">Of these the period's; empty for open work.</param>
/// <param name="Open">A condition on open work; null for marks.</param>
public sealed record BehindFigure(string Key, IReadOnlyList<BoardFigure> Marks, OpenPart? Open = null)
{
    public static IReadOnlyList<BehindFigure> All { get; } =
    [
        new("rated", [BoardFigure.Satisfied, BoardFigure.Basically, BoardFigure.Dissatisfied]),
        new("assessed", [BoardFigure.InTime, BoardFigure.Late, BoardFigure.Pending]),
        new("overdue", [BoardFigure.Late, BoardFigure.Pending]),
        new("cards", [BoardFigure.YellowCard, BoardFigure.RedCard]),
        .. Enum.GetValues<BoardFigure>().Where(f => f is not (BoardFigure.Pending or BoardFigure.Late)).Select(f => new BehindFigure(EnumNames.Of(f), [f])),
        .. Enum.GetValues<OpenPart>().Select(part => new BehindFigure("open-" + EnumNames.Of(part), [], part)),
    ];

    public static BehindFigure? Of(string? key) => All.FirstOrDefault(f => f.Key == key);
}

/// <summary>A part of the open work.</summary>
public enum OpenPart
{
    All,
    /// <summary>待分类、待派单、待签收</summary>
    Waiting,
    Dispatch,
    Acceptance,
    /// <summary>Whose time to be dispatched or accepted is over.</summary>
    Late,
    /// <summary>办理中</summary>
    Hand,
    Green,
    Yellow,
    Red,
    /// <summary>Waits for verification or answer: no clock runs.</summary>
    None,
    /// <summary>All with a red light, at whatever stage.</summary>
    AllRed,
    AllYellow,
}
