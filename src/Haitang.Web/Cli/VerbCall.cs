using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Haitang.Web.Configuration;
using Haitang.Web.Database;
using Haitang.Web.Postgres;

namespace Haitang.Web.Cli;

/// <summary>One call of a verb: its arguments, its two outputs, and the way to the database.</summary>
internal sealed class VerbCall(ParseResult parse)
{
    /// <summary>The answer as one JSON document on standard output.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON", Recursive = true };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder (default: ./data)",
        HelpName = "FOLDER",
        Recursive = true,
    };

    // A console shows Chinese as it is; this JSON never stands in HTML.
    private static readonly JsonSerializerOptions Written = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ParseResult Arguments => parse;

    /// <summary>The configuration that <see cref="WebHost.CreateBuilder"/> takes: what is given here overrides files and environment.</summary>
    public string[] Configuration(LogOutput logs) =>
    [
        .. parse.GetValue(Data) is { } folder ? [$"--{HaitangOptions.Section}:{nameof(HaitangOptions.Data)}={folder}"] : Array.Empty<string>(),
        $"--{HaitangOptions.Section}:{nameof(HaitangOptions.Logs)}:{nameof(LogOptions.Output)}={logs}",
    ];

    /// <summary>The program's rooms on the migrated database, for a verb that works with them.</summary>
    public async Task<VerbHost> OpenAsync(CancellationToken cancel)
    {
        var host = await VerbHost.OpenAsync(Configuration(LogOutput.Stderr), DatabaseConnection.ForVerbAsync, cancel);
        try
        {
            await host.Services.MigrateAsync(cancel);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the answer, or a part of it for a verb that goes on.</summary>
    public void Write(object value, string text)
    {
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(Json))
            WriteJson(output, value);
        else
            output.WriteLine(text);
    }

    public static void WriteJson(TextWriter output, object value) => output.WriteLine(JsonSerializer.Serialize(value, Written));

    /// <summary>How far a long verb is; beside the answer, not in it.</summary>
    public void Progress(string text) => parse.InvocationConfiguration.Error.WriteLine(text);

    /// <summary>As <see cref="Progress"/>, for what is known in percent: a line for each tenth.</summary>
    public IProgress<int> Percent(string what) => new Tenths(tenth => Progress($"{what}: {10 * tenth} %"));

    private sealed class Tenths(Action<int> say) : IProgress<int>
    {
        private int _said;

        public void Report(int value)
        {
            if (value / 10 <= _said) return;
            _said = value / 10;
            say(_said);
        }
    }
}
