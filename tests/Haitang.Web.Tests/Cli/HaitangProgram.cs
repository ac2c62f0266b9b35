using System.Diagnostics;

namespace Haitang.Web.Tests.Cli;

/// <summary>The built program as a process of its own, with no configuration but what the test gives it.</summary>
internal static class HaitangProgram
{
    public static readonly string Library = typeof(WebHost).Assembly.Location;

    /// <summary>Signals that this process was told to ignore are on again, as in ops/run: a test run may be a background job.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT", "dotnet", Library, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Start(arguments, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("HAITANG__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);
}
