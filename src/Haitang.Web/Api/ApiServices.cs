using System.Text.Json;
using System.Text.Json.Serialization;
using Haitang.Web.Attachments;
using Haitang.Web.Boards;
using Haitang.Web.Cases;
using Haitang.Web.Database;
using Haitang.Web.Deadlines;
using Haitang.Web.Hotline;
using Haitang.Web.Identity;
using Haitang.Web.Organisation;
using Haitang.Web.Tickets;

namespace Haitang.Web.Api;

/// <summary>The programmatic face: <c>/api/v1</c> and its description.</summary>
public static class ApiServices
{
    private const long MostBody = 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddOpenApi()
        .AddProblemDetails()
        .ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });

    public static void MapApi(this WebApplication app)
    {
        app.UseRateLimiter();
        var api = app.MapGroup("/api/v1").RequireAuthorization().RequireAntiforgeryForCookies().WithRequestDeadline()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBody));
        api.MapCollect();
        api.MapCommands();
        api.MapCases();
        api.MapTickets();
        api.MapBoards();
        api.MapOrganisation();
        api.MapDeadlines();
        api.MapHotline();
        api.MapAttachments();
        app.MapOpenApi().AllowAnonymous();
    }
}
