using Haitang.Web.Tests.City;
using static Haitang.Web.Tests.Identity.TestPeople;

namespace Haitang.Web.Tests.Identity;

public sealed class KeyRingTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task who_signed_in_at_one_node_is_signed_in_at_another()
    {
        var (_, userName) = await city.PersonAsync(TownPost);
        using var browser = await Browser.SignedInAsync(city, userName);
        await using var node = await city.StartNodeAsync();
        using var there = new Browser(new Uri(node.Urls.First()));
        there.Client.DefaultRequestHeaders.Add("Cookie", $"haitang={browser.SignIn!.Value}");
        Assert.True(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task the_keys_lie_sealed_in_the_database()
    {
        using var browser = new Browser(city);
        await browser.Client.GetStringAsync("/account/sign-in");
        Assert.True(await city.AskAsync<bool>("select bool_and(xml like '%KeyRingUnseal%' and xml not like '%masterKey%') from haitang.data_protection_keys"));
    }
}
