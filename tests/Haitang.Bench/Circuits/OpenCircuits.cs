using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Bench.Circuits;

/// <summary>How many circuits there are, of all apps of this process.</summary>
internal sealed class OpenCircuits
{
    private int _count;

    /// <summary>Circuits whose page went away without a word end soon, not after the minutes that people are given to come back.</summary>
    public void CountIn(IServiceCollection services) => services
        .Configure<CircuitOptions>(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(1))
        .AddScoped<CircuitHandler>(_ => new Handler(this));

    public async Task UntilAsync(int count, TimeSpan most)
    {
        using var given = new CancellationTokenSource(most);
        while (Volatile.Read(ref _count) != count) await Task.Delay(20, given.Token);
    }

    private sealed class Handler(OpenCircuits circuits) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref circuits._count);
            return Task.CompletedTask;
        }

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Decrement(ref circuits._count);
            return Task.CompletedTask;
        }
    }
}
