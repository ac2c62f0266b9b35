using System.ComponentModel.DataAnnotations;
using Haitang.Domain.Organisation;
using Haitang.Web.Shell;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.Configuration;

namespace Haitang.Web.Tests.Shell;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.9.9.9, 127.0.0.0/8", true)]
    [InlineData("::1 ::ffff:127.0.0.1 127.0.0.1", true)]
    [InlineData("10.9.9.9", false)]
    [InlineData(null, false)]
    public async Task only_a_trusted_proxy_is_believed_that_somebody_came_by_https(string? proxies, bool believed)
    {
        var city = new TestCity { Configuring = b => b.Configuration.AddInMemoryCollection([new("Haitang:Proxies", proxies)]) };
        await city.InitializeAsync();
        await using (city)
        {
            await city.ActorAsync(Role.Town, "YS");
            using var browser = new Browser(city);
            browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var answer = await browser.SignInAsync(TestCity.UserName(Role.Town, "YS"), TestCity.Password);
            var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("haitang=", StringComparison.Ordinal));
            Assert.Equal(believed, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("10.0.0.300")]
    [InlineData("10.0.0.0/99")]
    [InlineData("127.0.0.1, proxy.example")]
    public void what_is_neither_address_nor_network_is_refused_by_name(string proxies) =>
        Assert.Contains(proxies.Split(' ')[^1], TrustedProxies.Check(proxies)!.ErrorMessage, StringComparison.Ordinal);

    [Fact]
    public void no_proxy_is_no_error() => Assert.Equal(ValidationResult.Success, TrustedProxies.Check(null));
}
