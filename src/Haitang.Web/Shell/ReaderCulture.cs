using System.Globalization;
using Haitang.Web.Identity;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Haitang.Web.Shell;

/// <summary>The reader's language: the account's, else the one chosen in this browser, else the browser's own, else Chinese.</summary>
public sealed class ReaderCulture : RequestCultureProvider
{
    /// <summary>What the language switch sets.</summary>
    public const string Cookie = "haitang-language";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new(Of(httpContext).Name));

    public static CultureInfo Of(HttpContext context) =>
        Language.Of(context.User.FindFirst(PostClaims.Culture)?.Value)
        ?? Language.Of(context.Request.Cookies[Cookie])
        ?? Preferred(context.Request.GetTypedHeaders().AcceptLanguage)
        ?? Language.Chinese;

    private static CultureInfo? Preferred(IList<StringWithQualityHeaderValue> languages) =>
        languages.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Language.Of(l.Value.Value)).FirstOrDefault(l => l is not null);
}
