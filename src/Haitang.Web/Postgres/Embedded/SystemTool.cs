using System.Diagnostics;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>Runs a short-lived program (stat, chown, initdb) and gives its output, or says why it failed.</summary>
internal static class SystemTool
{
    public static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancel)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        using var process = Process.Start(start) ?? throw new PostgresUnavailableException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var error = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0
                ? (await output).Trim()
                : throw new PostgresUnavailableException($"{start.FileName} {string.Join(' ', start.ArgumentList)}: {(await error).Trim()} {(await output).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel) =>
        RunAsync(new ProcessStartInfo(program, arguments), cancel);
}
