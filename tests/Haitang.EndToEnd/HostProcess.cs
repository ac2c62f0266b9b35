using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Haitang.EndToEnd;

/// <summary>The program as it is run: its own process, its own PostgreSQL in a temporary folder, the demonstration city in it.</summary>
public class HostProcess : IAsyncLifetime
{
    private static readonly TimeSpan MostStart = TimeSpan.FromMinutes(3);
    private readonly string _data = Directory.CreateTempSubdirectory("haitang-e2e-").FullName;
    private readonly ConcurrentQueue<string> _said = new();
    private Process _process = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Of all demonstration accounts.</summary>
    public string Password { get; private set; } = "";

    /// <summary>The host's log, and the one of its PostgreSQL.</summary>
    public IEnumerable<string> Said => _said.Concat(Directory.EnumerateFiles(Path.Combine(_data, "postgres/log")).SelectMany(ReadShared));

    private static string Program { get; } = Path.GetFullPath(Path.Combine(Here(), "../../src/Haitang.Web/bin/Debug/net10.0/Haitang.Web.dll"));

    public async ValueTask InitializeAsync()
    {
        _process = Start(["run", "--json", "--demo", "--data", _data, "--urls", "http://127.0.0.1:0"]);
        // Read as it comes: a host whose log nobody takes would stand still.
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginErrorReadLine();
        using var most = new CancellationTokenSource(MostStart);
        while (await _process.StandardOutput.ReadLineAsync(most.Token) is { } line)
        {
            if (!line.Contains("\"addresses\"", StringComparison.Ordinal)) continue;
            var said = JsonDocument.Parse(line).RootElement;
            _ = ListenAsync(_process.StandardOutput);
            Address = new Uri(said.GetProperty("addresses")[0].GetString()!);
            Password = said.GetProperty("accounts")[0].GetProperty("password").GetString()!;
            return;
        }

        await _process.WaitForExitAsync(most.Token);
        throw new InvalidOperationException($"The host ended with {_process.ExitCode} before it listened: {string.Join('\n', _said)}");
    }

    /// <summary>Runs a verb against the same data folder and gives its JSON answer.</summary>
    public async Task<JsonElement> RunAsync(params string[] arguments)
    {
        using var process = Start([.. arguments, "--json", "--data", _data]);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await process.StandardError.ReadToEndAsync()}");
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Until every read model holds all that was ever recorded.</summary>
    public async Task CaughtUpAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var most = new CancellationTokenSource(MostStart);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), most.Token);
            var folds = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(most.Token)).RootElement.GetProperty("checks").GetProperty("folds");
            if (folds.GetProperty("detail").GetString() is "At most 0 positions behind.") return;
            await pace.WaitForNextTickAsync(most.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task ListenAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line) _said.Enqueue(line);
    }

    private static IEnumerable<string> ReadShared(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (file.ReadLine() is { } line) yield return line;
    }

    /// <summary>Settings of the host, as environment.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("HAITANG_TEST_POSTGRES");
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
