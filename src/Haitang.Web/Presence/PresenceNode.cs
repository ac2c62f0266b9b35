namespace Haitang.Web.Presence;

/// <summary>This node, as others know it, for as long as it runs.</summary>
public sealed class PresenceNode
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Another node has begun to listen, and asks who is where.</summary>
    internal Action? Asked { get; set; }

    internal void Ask() => Asked?.Invoke();
}
