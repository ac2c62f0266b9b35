using System.Globalization;
using System.Threading.RateLimiting;
using Haitang.Web.Api;
using Haitang.Web.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Haitang.Web.Attachments;

/// <summary>
/// How many pictures an account may send: the photos of three appeals at once, then one every two seconds. A person with a
/// phone never meets it; a program that runs wild does.
/// </summary>
internal static class UploadRate
{
    public const string Policy = "uploads";

    public const int AtOnce = 60;

    private static readonly TimeSpan OneMore = TimeSpan.FromSeconds(2);

    public static void Add(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(
            http.User.FindActor()?.Account ?? Guid.Empty,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = OneMore, QueueLimit = 0 }));
        options.OnRejected = RefuseAsync;
    }

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : OneMore;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Problem.Of(StatusCodes.Status429TooManyRequests, "http.too_many_requests", http).ExecuteAsync(http);
    }
}
