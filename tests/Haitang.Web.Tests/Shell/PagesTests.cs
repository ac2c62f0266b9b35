using System.Net;
using System.Text.RegularExpressions;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;

namespace Haitang.Web.Tests.Shell;

/// <summary>What every page of the real host gives to a browser.</summary>
public sealed partial class PagesTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task a_page_that_is_not_there_is_told_apart_from_no_other_in_the_readers_language()
    {
        using var chinese = new Browser(city.Address);
        var answer = await chinese.Client.GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有找到", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var english = new Browser(city.Address, "en-GB");
        answer = await english.Client.GetAsync("/no/such/page");
        Assert.Contains("not yours to see", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_page_carries_chinese_as_it_is_and_markup_as_text()
    {
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-2");
        await city.DoneAsync(leader, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = "<script>alert('灯')</script> & \"门\"",
            Text = "灯",
            Unit = "YS-1-2",
            Subject = Subject.Resident,
        });
        using var browser = await Browser.SignedInAsync(city, TestCity.UserName(Role.GridLeader, "YS-1-2"));
        var page = await browser.Client.GetStringAsync("/phone");
        Assert.Contains("&lt;script&gt;alert(&#x27;灯&#x27;)&lt;/script&gt; &amp; &quot;门&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_machine_that_asks_for_nothing_is_not_answered_with_a_page()
    {
        using var browser = new Browser(city.Address);
        var answer = await browser.Client.GetAsync("/api/v1/nothing");
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory, InlineData("/account/sign-in"), InlineData("/no/such/page"), InlineData("/css/haitang.css"), InlineData("/api/v1/nothing")]
    public async Task every_answer_allows_nothing_from_elsewhere(string path)
    {
        using var browser = new Browser(city.Address);
        var headers = (await browser.Client.GetAsync(path)).Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], headers.GetValues("Referrer-Policy"));
    }

    [Theory, InlineData("/account/sign-in"), InlineData("/phone/collect")]
    public async Task every_file_that_a_page_links_is_served_from_here(string path)
    {
        await city.ActorAsync(Role.GridLeader, "YS-1-1");
        using var browser = await Browser.SignedInAsync(city, TestCity.UserName(Role.GridLeader, "YS-1-1"));
        var links = Link().Matches(await browser.ReadAsync(path)).Select(m => m.Groups["url"].Value).ToList();
        Assert.True(links.Count > 5, string.Join(' ', links));
        foreach (var link in links)
        {
            Assert.DoesNotContain("//", link, StringComparison.Ordinal);
            Assert.Equal((link, HttpStatusCode.OK), (link, (await browser.Client.GetAsync(link)).StatusCode));
        }
    }

    [Fact]
    public async Task the_sign_in_page_is_plain_html_without_a_circuit()
    {
        using var browser = new Browser(city.Address);
        var page = await browser.ReadAsync("/account/sign-in");
        Assert.DoesNotContain("\"type\":\"server\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_grid_leader_finds_the_form_with_his_grid_and_a_token()
    {
        await city.ActorAsync(Role.GridLeader, "YS-1-1");
        using var browser = await Browser.SignedInAsync(city, TestCity.UserName(Role.GridLeader, "YS-1-1"));
        var page = await browser.ReadAsync("/phone/collect");
        Assert.Contains($"name=\"unit\" value=\"{await city.UnitAsync("YS-1-1")}\"", page, StringComparison.Ordinal);
        Assert.Matches("data-token=\"[^\"]{40,}\"", page);
    }

    [Theory, InlineData(Role.GridLeader, "YS-1-1", "phone"), InlineData(Role.Town, "YS", "desk"), InlineData(Role.RedAgent, "CG", "phone")]
    public async Task the_start_leads_to_what_the_role_does_first(Role role, string unit, string page)
    {
        await city.ActorAsync(role, unit);
        using var browser = await Browser.SignedInAsync(city, TestCity.UserName(role, unit));
        var answer = await browser.Client.GetAsync("/");
        Assert.Equal((HttpStatusCode.Found, new Uri(city.Address, page)), (answer.StatusCode, new Uri(city.Address, answer.Headers.Location!)));
    }

    [Fact]
    public async Task the_language_switch_leads_back_to_the_page_in_the_other_language()
    {
        using var browser = new Browser(city.Address);
        browser.Client.DefaultRequestHeaders.Referrer = new Uri(city.Address, "/account/sign-in?x=1");
        var answer = await browser.SendFormAsync("/language", ("language", "en"));
        Assert.Equal("/account/sign-in?x=1", answer.Headers.Location?.OriginalString);
        Assert.Contains("lang=\"en\"", await browser.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_language_switch_leads_to_no_other_site()
    {
        using var browser = new Browser(city.Address);
        browser.Client.DefaultRequestHeaders.Referrer = new Uri("http://elsewhere.example/trap");
        Assert.Equal("/", (await browser.SendFormAsync("/language", ("language", "en"))).Headers.Location?.OriginalString);
    }

    [GeneratedRegex("<(?:link|script|img)[^>]+(?:href|src)=\"(?<url>[^\"#]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
