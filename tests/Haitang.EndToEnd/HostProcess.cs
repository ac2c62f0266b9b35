using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Haitang.EndToEnd;

/// <summary>The program as it is run: its own process, its own PostgreSQL in a temporary folder, the demonstration city in it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan MostStart = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    private HostProcess(Process process, string data, Uri address, string password) =>
        (_process, Data, Address, Password) = (process, data, address, password);

    public Uri Address { get; }

    /// <summary>Of all demonstration accounts.</summary>
    public string Password { get; }

    public string Data { get; }

    private static string Program { get; } = Path.GetFullPath(Path.Combine(Here(), "../../src/Haitang.Web/bin/Debug/net10.0/Haitang.Web.dll"));

    public static async Task<HostProcess> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("haitang-e2e-").FullName;
        var process = Start(["run", "--json", "--demo", "--data", data, "--urls", "http://127.0.0.1:0"]);
        using var most = new CancellationTokenSource(MostStart);
        while (await process.StandardOutput.ReadLineAsync(most.Token) is { } line)
        {
            if (!line.Contains("\"addresses\"", StringComparison.Ordinal)) continue;
            var said = JsonDocument.Parse(line).RootElement;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new(
                process, data, new Uri(said.GetProperty("addresses")[0].GetString()!),
                said.GetProperty("accounts")[0].GetProperty("password").GetString()!);
        }

        throw new InvalidOperationException($"The host ended with {process.ExitCode} before it listened: {await process.StandardError.ReadToEndAsync(CancellationToken.None)}");
    }

    /// <summary>Runs a verb against the same data folder and gives its JSON answer.</summary>
    public async Task<JsonElement> RunAsync(params string[] arguments)
    {
        using var process = Start([.. arguments, "--json", "--data", Data]);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await process.StandardError.ReadToEndAsync()}");
        return JsonDocument.Parse(output).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("HAITANG_TEST_POSTGRES");
        return Process.Start(start)!;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
