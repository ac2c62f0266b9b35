using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Haitang.Web.Live;

/// <summary>Tells the open screen of one circuit when its browser has come back after a break.</summary>
public sealed class Reconnection : CircuitHandler
{
    public event EventHandler? Returned;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Returned?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
