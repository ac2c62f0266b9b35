namespace Haitang.Domain.Deadlines;

/// <summary>灯: how a running clock stands at a moment.</summary>
public enum Light
{
    /// <summary>No clock runs.</summary>
    None,
    /// <summary>正常: in time.</summary>
    Green,
    /// <summary>临期或黄牌: due soon, or a yellow card.</summary>
    Yellow,
    /// <summary>超期或红牌: overdue, or a red card.</summary>
    Red,
}

/// <summary>督办: the colour of a supervision card.</summary>
public enum CardColour
{
    /// <summary>黄牌</summary>
    Yellow,
    /// <summary>红牌</summary>
    Red,
}

/// <summary>Compares moments with the moment asked for, so that a light is right without anything having been recorded.</summary>
public static class Lights
{
    /// <param name="soon">When 80 % of the time is gone; null while the clock stands before that.</param>
    /// <param name="due">The last moment in time; null while the clock stands, or where there is none.</param>
    /// <param name="card">The supervision card that it bears now.</param>
    public static Light At(DateTimeOffset moment, DateTimeOffset? soon, DateTimeOffset? due, CardColour? card = null) =>
        card is CardColour.Red || moment > due ? Light.Red
        : card is CardColour.Yellow || moment >= soon ? Light.Yellow
        : soon is null && due is null ? Light.None
        : Light.Green;
}
