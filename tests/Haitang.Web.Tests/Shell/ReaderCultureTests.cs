using System.Security.Claims;
using Haitang.Web.Identity;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Haitang.Web.Tests.Shell;

public sealed class ReaderCultureTests
{
    private static string Of(string? account = null, string? cookie = null, string? accepts = null)
    {
        var context = new DefaultHttpContext();
        if (account is not null) context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(PostClaims.Culture, account)], "test"));
        if (cookie is not null) context.Request.Headers.Cookie = $"{ReaderCulture.Cookie}={cookie}";
        if (accepts is not null) context.Request.Headers.AcceptLanguage = accepts;
        return ReaderCulture.Of(context).Name;
    }

    [Fact]
    public void the_accounts_language_comes_first() => Assert.Equal("en", Of("en", "zh-CN", "zh-CN"));

    [Fact]
    public void then_the_one_chosen_in_this_browser() => Assert.Equal("en", Of(cookie: "en", accepts: "zh-CN"));

    [Theory]
    [InlineData("en-GB,zh;q=0.5", "en")]
    [InlineData("zh;q=0.5,en;q=0.9", "en")]
    [InlineData("zh-Hans-CN,en;q=0.8", "zh-CN")]
    [InlineData("zh-HK,en;q=0.8", "zh-CN")]
    [InlineData("de,fr;q=0.9,en;q=0.1", "en")]
    public void then_what_the_browser_prefers(string accepts, string language) => Assert.Equal(language, Of(accepts: accepts));

    [Theory, InlineData("de"), InlineData("en;q=0"), InlineData("***")]
    public void and_chinese_for_all_others(string accepts) => Assert.Equal("zh-CN", Of(accepts: accepts));

    [Fact]
    public void a_cookie_of_no_known_language_counts_for_nothing() => Assert.Equal("zh-CN", Of(cookie: "tlh"));
}
