using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>A secretary who leads a grid as well, with one phone: what is written in one post is never sent in the other.</summary>
[Collection(City.Name)]
public sealed class TwoPostsStory(HostProcess host) : IAsyncLifetime
{
    private const string Grid = "grid-leader";
    private const string Secretary = "secretary";
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task what_is_written_in_one_post_waits_for_it_and_the_other_post_says_so()
    {
        await using var line = new CuttableLine(host.Address);
        var phone = await _browser.SignInAsync(line.Address, "secretary", host.Password, "zh-CN", phone: true);
        await ActAsAsync(phone, Grid);
        await Collecting.OpenAsync(phone);
        await WriteAsync(phone, "车棚漏雨");
        await ActAsAsync(phone, Secretary);
        await Collecting.OpenAsync(phone);
        await Assertions.Expect(phone.Locator("#collect-title")).ToHaveValueAsync("");
        await Assertions.Expect(phone.Locator("[data-elsewhere]")).ToContainTextAsync("1 份草稿是您在另一个岗位写的");
        await Browser.KeepAsync(phone, "phone-other-post");

        await ActAsAsync(phone, Grid);
        await Collecting.OpenAsync(phone);
        await Assertions.Expect(phone.Locator("#collect-title")).ToHaveValueAsync("车棚漏雨");
        line.Cut();
        await phone.Locator("[data-send]").ClickAsync();
        await phone.Locator("[data-queued]:not([hidden])").WaitForAsync();
        var sent = new List<string>();
        phone.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/api/v1/appeals", StringComparison.Ordinal)) sent.Add(request.Url);
        };
        line.Restore();
        await Assertions.Expect(phone.Locator("[data-arrived] p")).ToContainTextAsync("车棚漏雨");
        Assert.NotEmpty(sent);
    }

    [Fact]
    public async Task what_was_queued_in_another_post_is_not_sent_by_itself()
    {
        await using var line = new CuttableLine(host.Address);
        var phone = await _browser.SignInAsync(line.Address, "secretary", host.Password, "zh-CN", phone: true);
        await ActAsAsync(phone, Grid);
        await Collecting.OpenAsync(phone);
        await WriteAsync(phone, "水管爆裂");
        line.Cut();
        await phone.Locator("[data-send]").ClickAsync();
        await phone.Locator("[data-queued]:not([hidden])").WaitForAsync();
        // Another post of the same person, on the same phone.
        await phone.EvaluateAsync("document.querySelector('collect-form').dataset.post = 'secretary:elsewhere'");
        line.Restore();
        await phone.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(phone.Locator("[data-elsewhere]")).ToContainTextAsync("1 条记录属于您的另一个岗位");
        await Assertions.Expect(phone.Locator("[data-arrived] p")).ToHaveCountAsync(0);
    }

    private static async Task ActAsAsync(IPage phone, string role)
    {
        await Browser.OpenAsync(phone, "/phone/me");
        await phone.Locator($".me form.posts button[value^='{role}']").ClickAsync();
        await Browser.OpenAsync(phone, "/phone/me");
        await phone.Locator($".me form.posts button[value^='{role}'][aria-pressed=true]").WaitForAsync();
    }

    private static async Task WriteAsync(IPage phone, string title)
    {
        await phone.FillAsync("#collect-title", title);
        await phone.FillAsync("#collect-text", $"{title}，请来看看。");
        await Assertions.Expect(phone.Locator("[data-kept]")).ToHaveTextAsync("已存在手机上");
    }
}
