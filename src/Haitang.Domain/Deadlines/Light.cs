namespace Haitang.Domain.Deadlines;

/// <summary>灯: how a running clock stands at a moment; the later, the worse.</summary>
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

/// <summary>Compares moments with the moment asked for, so that a light is right without anything having been recorded.</summary>
public static class Lights
{
    /// <param name="soon">When 80 % of the time is gone; null while the clock stands before that.</param>
    /// <param name="due">The last moment in time; null while the clock stands, or where there is none.</param>
    /// <param name="card">What a supervision card (督办) shows by itself; a clock can only make it worse.</param>
    public static Light At(DateTimeOffset moment, DateTimeOffset? soon, DateTimeOffset? due, Light card = Light.None)
    {
        var clock = moment > due ? Light.Red
            : moment >= soon ? Light.Yellow
            : soon is null && due is null ? Light.None
            : Light.Green;
        return clock > card ? clock : card;
    }
}
