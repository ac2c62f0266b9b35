using System.Text.Encodings.Web;
using System.Text.Unicode;
using Haitang.Web.Api;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Haitang.Web.Shell;

/// <summary>Pages, circuits, languages and what every answer carries.</summary>
public static class ShellServices
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery(options => options.HeaderName = "X-CSRF-TOKEN");
        // Chinese as it is: an entity for each character would make pages five times as long. Markup stays encoded.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All];
            options.DefaultRequestCulture = new RequestCulture(Language.Chinese);
            options.RequestCultureProviders = [new ReaderCulture()];
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Ticker>();
        services.AddScoped<NavigationCounts>();
        services.AddSingleton<Viewers>();
    }

    /// <summary>Call it before other rooms map their endpoints: what it puts into the pipeline is for them too.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(Machines.Ask, machines => machines.Use(AnswerBare).UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerFailed }));
        app.UseAwayAnswers();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLanguageChoice();
        // Our own policy says more than the one that would be set here.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static Task AnswerBare(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(context);
    }

    private static Task AnswerFailed(HttpContext context) =>
        Problem.Of(StatusCodes.Status500InternalServerError, "http.failed", context).ExecuteAsync(context);
}
