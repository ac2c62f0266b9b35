using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

public sealed class CircuitSignInTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task an_open_screen_ends_when_its_account_is_disabled()
    {
        var (account, _) = await city.PersonAsync(TownPost);
        using var circuit = new Impatient(city.Services.GetRequiredService<AccountLiveness>());
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(await city.PrincipalAsync(account))));
        await circuit.CheckedAsync();
        Assert.True((await circuit.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);

        await city.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Left }, account);
        await Wait.UntilAsync(async () => (await circuit.GetAuthenticationStateAsync()).User.Identity is not { IsAuthenticated: true });
    }

    [Fact]
    public void a_screen_is_asked_about_twice_a_minute()
    {
        using var circuit = new Impatient(city.Services.GetRequiredService<AccountLiveness>());
        Assert.Equal(TimeSpan.FromSeconds(30), circuit.Usual);
    }

    /// <summary>Asks again at once, and tells when it has.</summary>
    private sealed class Impatient(AccountLiveness liveness) : CircuitSignIn(NullLoggerFactory.Instance, liveness)
    {
        private readonly TaskCompletionSource _checked = new();

        public TimeSpan Usual => base.RevalidationInterval;

        protected override TimeSpan RevalidationInterval => TimeSpan.FromMilliseconds(20);

        public Task CheckedAsync() => _checked.Task;

        protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
        {
            var holds = await base.ValidateAuthenticationStateAsync(authenticationState, cancellationToken);
            _checked.TrySetResult();
            return holds;
        }
    }
}
