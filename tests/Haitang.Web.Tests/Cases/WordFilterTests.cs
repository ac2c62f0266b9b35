using System.Net;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Cases;

/// <summary><c>GET /api/v1/cases?q=</c>: by words that were said, or by a number; never beyond what the asker may see.</summary>
public sealed class WordFilterTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task cases_are_found_by_their_words_and_by_their_number_within_the_scope()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var other = await Staff.AtAsync(city, Role.Town, "QC");
        var lamp = await CollectAsync(town, "路灯不亮", "桥头五盏路灯全灭");
        await CollectAsync(town, "井盖松动", "车一压就响");

        Assert.Equal([lamp], await FoundAsync(town, "路灯"));
        Assert.Equal([lamp], await FoundAsync(town, "桥头"));
        Assert.Equal([lamp], await FoundAsync(town, lamp.ToLowerInvariant()));
        Assert.Equal([lamp], await FoundAsync(town, "灯"));
        Assert.Empty(await FoundAsync(town, "积水"));
        Assert.Empty(await FoundAsync(other, "路灯"));
        Assert.Equal("not-counted", (await town.GetAsync("cases?q=" + WebUtility.UrlEncode("路灯"))).GetProperty("totalState").GetString());
    }

    [Fact]
    public async Task what_says_nothing_or_too_much_is_refused_at_its_field()
    {
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        using var refused = await town.Client.GetAsync("/api/v1/cases?q=" + new string('a', 101));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("\"q\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> CollectAsync(Staff town, string title, string text) => (await town.PostAsync("appeals", new
    {
        channel = "grid-visit",
        title,
        text,
        unit = "YS",
        subject = "resident",
    }, HttpStatusCode.Created)).GetProperty("number").GetString()!;

    private static async Task<List<string?>> FoundAsync(Staff who, string words) =>
        [.. (await who.GetAsync("cases?q=" + WebUtility.UrlEncode(words))).GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetString())];
}
