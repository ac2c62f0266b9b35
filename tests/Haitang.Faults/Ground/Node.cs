using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.Cli;

namespace Haitang.Faults.Ground;

/// <summary>A web node as a process of its own, which can be killed, stopped and started again at the same address.</summary>
internal sealed class Node(string name, IReadOnlyList<(string Name, string Value)> settings, params string[] arguments) : IAsyncDisposable
{
    private const int Kill = 9;
    private const int Continue = 18;
    private const int Stop = 19;
    private static readonly TimeSpan MostStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostEnd = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly HttpClient _anybody = new() { Timeout = TimeSpan.FromSeconds(20) };
    private Process? _process;

    public string Name => name;

    /// <summary>What the program is started in.</summary>
    public Func<ProcessStartInfo, ProcessStartInfo> Around { get; init; } = start => start;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Zero before the first start.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>The node's log, of all its lives.</summary>
    public IEnumerable<string> Said => _said;

    /// <summary>Returns when it listens.</summary>
    public async Task StartAsync()
    {
        var start = HaitangProgram.Start(["run", "--json", "--urls", Address.OriginalString, .. arguments], [.. settings]);
        // It will not live long enough to profit from what it learns of itself, nor from code that is compiled once more (0x400 calls instead of 30).
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "400";
        _process?.Dispose();
        var process = _process = Process.Start(Around(start))!;
        // Read as it comes: a host whose log nobody takes would stand still.
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        using var most = new CancellationTokenSource(MostStart);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(most.Token) is { } line)
            {
                _said.Enqueue(line);
                if (!line.StartsWith("""{"addresses":""", StringComparison.Ordinal)) continue;
                _ = ListenAsync(process.StandardOutput);
                return;
            }

            await process.WaitForExitAsync(most.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"{name} does not listen after {MostStart.TotalSeconds:0} s. {LastWords}", late);
        }

        throw new InvalidOperationException($"{name} ended before it listened. {LastWords}");
    }

    public Task KillAsync()
    {
        Posix.Send(ProcessId, Kill);
        return HasEndedAsync("it was killed");
    }

    /// <summary>It stands still with all that it holds. Only on a server of its own: who drops a database there may have to wait for it.</summary>
    public void Freeze() => Posix.Send(ProcessId, Stop);

    public void Thaw() => Posix.Send(ProcessId, Continue);

    /// <summary>What <c>/health/ready</c> says, check by check; with 503 as its status when one has failed.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> HealthAsync()
    {
        using var answer = await _anybody.GetAsync(new Uri(Address, "/health/ready"));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    public async Task<bool> IsReadyAsync() => (await HealthAsync()).Status is HttpStatusCode.OK;

    public async Task<bool> IsLiveAsync()
    {
        using var answer = await _anybody.GetAsync(new Uri(Address, "/health/live"));
        return answer.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_process is { HasExited: false } process)
            {
                Thaw();
                Posix.Send(process.Id, Posix.Interrupt);
                await HasEndedAsync("it was told to");
            }
        }
        finally
        {
            _process?.Dispose();
            _anybody.Dispose();
        }
    }

    private string LastWords => string.Join('\n', _said.TakeLast(20));

    /// <summary>One that does not end is killed: it would outlive the test.</summary>
    private async Task HasEndedAsync(string why)
    {
        using var most = new CancellationTokenSource(MostEnd);
        try
        {
            await _process!.WaitForExitAsync(most.Token);
        }
        catch (OperationCanceledException late)
        {
            Posix.Send(ProcessId, Kill);
            throw new TimeoutException($"{name} has not ended {MostEnd.TotalSeconds:0} s after {why}. {LastWords}", late);
        }
    }

    private async Task ListenAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line) _said.Enqueue(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
