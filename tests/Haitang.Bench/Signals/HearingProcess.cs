using System.Collections.Concurrent;
using System.Diagnostics;

namespace Haitang.Bench.Signals;

/// <summary>This program once more, as the process that hears.</summary>
internal sealed class HearingProcess : IAsyncDisposable
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, long> _heard = new(StringComparer.Ordinal);
    private readonly Process _process;

    private HearingProcess(Process process) => _process = process;

    public static async Task<HearingProcess> StartAsync(string connectionString, IEnumerable<Guid> tickets)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(HearingProcess).Assembly.Location, Hearing.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteLineAsync(connectionString);
        await process.StandardInput.WriteLineAsync(string.Join(' ', tickets));
        await process.StandardInput.FlushAsync();
        using var most = new CancellationTokenSource(MostWait);
        if (await process.StandardOutput.ReadLineAsync(most.Token) is not Hearing.Ready) throw new InvalidOperationException("The hearing process does not hear.");
        var hearing = new HearingProcess(process);
        _ = hearing.ReadAsync();
        return hearing;
    }

    /// <summary>When it heard it; waits for what is still on its way.</summary>
    public async Task<long> AtAsync(string what)
    {
        using var most = new CancellationTokenSource(MostWait);
        long at;
        while (!_heard.TryGetValue(what, out at)) await Task.Delay(5, most.Token);
        return at;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var most = new CancellationTokenSource(MostWait);
        await _process.WaitForExitAsync(most.Token);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var heard = HeardSignal.Read(line);
            _heard.TryAdd(heard.What, heard.At);
        }
    }
}
