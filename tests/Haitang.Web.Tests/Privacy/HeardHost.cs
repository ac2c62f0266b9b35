using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace Haitang.Web.Tests.Privacy;

/// <summary>Hears everything that a host would log if it were told to log all, and every address that it is asked for or sends people to.</summary>
internal sealed class HeardHost : ILoggerProvider, IStartupFilter
{
    private readonly ConcurrentQueue<string> _heard = new();

    public IReadOnlyCollection<string> Lines => _heard;

    public void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Debug",
            ["Logging:LogLevel:Microsoft"] = "Debug",
            ["Logging:LogLevel:Npgsql"] = "Debug",
        });
        builder.Logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.None);
        builder.Services.AddSingleton<IStartupFilter>(this);
    }

    /// <summary>The host forgets the providers that it did not choose itself: this one comes after.</summary>
    public void Listen(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().AddProvider(this);

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (HttpContext http, RequestDelegate then) =>
        {
            _heard.Enqueue("asked for " + http.Request.GetEncodedUrl());
            await then(http);
            _heard.Enqueue($"answered {http.Response.StatusCode} to {http.Response.Headers.Location}");
        });
        next(app);
    };

    public void Dispose()
    {
    }

    private sealed class Line(HeardHost host, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            host._heard.Enqueue($"{category} scope {Told(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            host._heard.Enqueue($"{category}: {formatter(state, exception)} {Told(state)} {exception}");

        /// <summary>With the values that a structured log would write beside the sentence.</summary>
        private static string Told(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => $"{v.Key}={v.Value}")) : $"{state}";
    }
}
