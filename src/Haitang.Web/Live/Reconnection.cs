using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Haitang.Web.Live;

/// <summary>Tells the open screen of one circuit when its browser is gone, and when it has come back after a break.</summary>
public sealed class Reconnection : CircuitHandler
{
    public event EventHandler? Left;

    public event EventHandler? Returned;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Returned?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Left?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
