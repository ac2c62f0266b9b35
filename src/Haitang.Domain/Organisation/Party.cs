namespace Haitang.Domain.Organisation;

/// <summary>A unit's part in a stream.</summary>
public sealed record Party(Relation Relation, Guid Unit);

/// <summary>How a post's unit stands to a stream.</summary>
public enum Relation
{
    /// <summary>Has it in its queue now.</summary>
    Holder,
    /// <summary>The ticket was issued to it.</summary>
    Addressee,
    /// <summary>It issued the ticket.</summary>
    Issuer,
    /// <summary>牵头 or 主办.</summary>
    Lead,
    /// <summary>协办.</summary>
    Assisting,
    /// <summary>The town that the matter lies in.</summary>
    Town,
    /// <summary>The matter lies in it or below it, or who works on it or issued it does; whoever has the case. Never of a confidential one.</summary>
    Area,
    /// <summary>The account itself brought it in: red agents and machines. The party is an account, not a unit.</summary>
    Collector,
    /// <summary>A party lies in the same city, wherever: for those who go to the doorstep.</summary>
    SameCity,
    /// <summary>Stands above the desk: the unit that has the case or issued the ticket; acting so is recorded.</summary>
    Above,
}
