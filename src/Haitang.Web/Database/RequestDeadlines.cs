namespace Haitang.Web.Database;

/// <summary>Which requests have a <see cref="RequestDeadline"/>, and from when to when.</summary>
internal static class RequestDeadlines
{
    /// <summary>Before the sign-in, which asks the database too.</summary>
    public static void UseRequestDeadlines(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Has>() is not { Deadline: true })
        {
            await next(http);
            return;
        }

        using var deadline = new RequestDeadline(http);
        http.Features.Set(deadline);
        await next(http);
    });

    /// <summary>Until the handler has its answer. A live one is one as soon as it begins.</summary>
    public static TBuilder WithRequestDeadline<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new Has(Deadline: true)).AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            RequestDeadline.Of(context.HttpContext)?.End();
            return answer;
        });

    /// <summary>For one of them that works with what is large.</summary>
    public static TBuilder WithoutRequestDeadline<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Has(Deadline: false));

    private sealed record Has(bool Deadline);
}
