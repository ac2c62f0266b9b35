namespace Haitang.Web.Standby;

/// <summary>What a node thinks of the standby, and where a look was therefore answered: by it while it follows, else by the primary.</summary>
/// <param name="Since">Of a state other than following; of one that follows: since when it lacks something, if it does for longer than a moment.</param>
public sealed record StandbySight(StandbyState State, DateTimeOffset? Since)
{
    public bool IsRead => State is StandbyState.Following;

    /// <summary>Since when what was read lacks something; null also where the primary was read in its place.</summary>
    public DateTimeOffset? BehindSince => IsRead ? Since : null;
}
