using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Haitang.Bench.Starts;

/// <summary>A web program as a process of its own, started anew each time.</summary>
/// <param name="library">The built program.</param>
/// <param name="page">The first page that a person sees.</param>
internal sealed class StartedApp(string library, string page, string[] arguments, Dictionary<string, string> settings)
{
    private static readonly TimeSpan MostStart = TimeSpan.FromMinutes(1);

    /// <summary>tests/Haitang.EmptyApp, built with this one.</summary>
    public static string EmptyApp { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../Haitang.EmptyApp", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../.."), AppContext.BaseDirectory),
        "Haitang.EmptyApp.dll"));

    /// <summary>From the start of the process until the whole page is there. It is told to stop afterwards.</summary>
    public async Task<TimeSpan> TakeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [library, .. arguments, "--urls", address.OriginalString]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await FirstPageAsync(new(address, page), process);
            return clock.Elapsed;
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await stop.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
    }

    private static async Task FirstPageAsync(Uri page, Process process)
    {
        using var most = new CancellationTokenSource(MostStart);
        using var browser = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                await browser.GetStringAsync(page, most.Token);
                return;
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException)
            {
                await Task.Delay(5, most.Token);
            }
        }

        throw new InvalidOperationException($"The program ended with {process.ExitCode} before its first page.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
