using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>Ends open screens of an account that may not act any more, at the latest after half a minute.</summary>
internal class CircuitSignIn(ILoggerFactory loggers, AccountLiveness liveness) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await liveness.HoldsNowAsync(authenticationState.User, cancellationToken);
        }
        catch (NpgsqlException)
        {
            // While the database is away nothing new can be seen or done; what was typed stays on the screen.
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The screen was closed meanwhile.
            return true;
        }
    }
}
