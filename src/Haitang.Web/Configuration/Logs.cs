using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace Haitang.Web.Configuration;

/// <summary>The console log: lines for a person, or JSON for what collects it.</summary>
internal static class Logs
{
    /// <summary>Says what every circuit is told, with each letter that a person types: below this level it is never written.</summary>
    private const string Hubs = "Microsoft.AspNetCore.SignalR";

    /// <summary>Levels are the framework's business: its section <c>Logging</c> filters before a line comes here.</summary>
    public static ILoggingBuilder AddConsoleLog(this ILoggingBuilder logging, LogOptions options, IHostEnvironment environment)
    {
        var asText = options.Format is LogFormat.Text
            || (options.Format is LogFormat.Auto && (environment.IsDevelopment() || !Console.IsOutputRedirected));
        var toError = options.Output is LogOutput.Stderr ? LogEventLevel.Verbose : (LogEventLevel?)null;
        var console = new LoggerConfiguration().MinimumLevel.Verbose().MinimumLevel.Override(Hubs, LogEventLevel.Information).Enrich.FromLogContext().WriteTo;
        var logger = asText
            ? console.Console(standardErrorFromLevel: toError, formatProvider: CultureInfo.InvariantCulture)
            : console.Console(new JsonFormatter(renderMessage: true), standardErrorFromLevel: toError);
        return logging.ClearProviders().AddProvider(new SerilogLoggerProvider(logger.CreateLogger(), dispose: true));
    }
}
