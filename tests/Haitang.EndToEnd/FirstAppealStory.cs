using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Haitang.Web.Words;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>One appeal by the phone and one by the hotline, on an open desk a moment later; classified there; their history shown.</summary>
[Collection(City.Name)]
public sealed class FirstAppealStory(HostProcess host) : IAsyncLifetime
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(2);

    // 1 × 1 pixel.
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task a_resident_is_heard_by_two_doors_and_seen_on_the_desk_at_once(string locale)
    {
        var words = CultureInfo.GetCultureInfo(locale);
        await using var line = new CuttableLine(host.Address);
        var phone = await _browser.SignInAsync(line.Address, "grid", host.Password, locale, phone: true);
        using var hotline = await HotlineAsync();
        var desk = await _browser.SignInAsync(host.Address, "town", host.Password, locale);
        await Browser.OpenAsync(desk, "/desk");

        var title = $"楼道堆放电动车 {Guid.CreateVersion7():n}";
        await SeeInTimeAsync(desk, title, () => CollectAsync(phone, line, title, words));
        var number = await NumberOfAsync(desk, title);
        await PutReceiptAwayAsync(phone, number, words);

        var delivered = $"路灯坏了一周 {Guid.CreateVersion7():n}";
        await SeeInTimeAsync(desk, delivered, () => DeliverAsync(hotline, delivered));
        await Browser.KeepAsync(desk, $"desk-{locale}");

        await ClassifyAsync(desk, delivered, words);
        await Browser.OpenAsync(desk, $"/cases/{number}");
        await desk.GetByText(title).First.WaitForAsync();
        await Browser.KeepAsync(desk, $"case-{locale}");
    }

    /// <summary>Types, loses the page and the line in between, and sends it all the same. Ends with the answer to what was sent.</summary>
    private static async Task CollectAsync(IPage phone, CuttableLine line, string title, CultureInfo words)
    {
        await Collecting.OpenAsync(phone);
        await phone.FillAsync("#collect-title", title);
        await phone.FillAsync("#collect-text", "3 幢楼道里堆了四辆电动车，晚上充电，请来看看。");
        await phone.FillAsync("#collect-street", "西门大街");
        await phone.SetInputFilesAsync("[data-files]", new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = Browser.Photo });
        await phone.Locator("[data-photos] img").First.WaitForAsync();
        await Browser.KeepAsync(phone, $"phone-collect-{words.Name}");

        await phone.ReloadAsync();
        await Browser.AliveAsync(phone);
        await Assertions.Expect(phone.Locator("#collect-title")).ToHaveValueAsync(title);
        await phone.Locator("[data-photos] img").First.WaitForAsync();

        line.Cut();
        await phone.Locator("[data-send]").ClickAsync();
        await phone.Locator("[data-queued]:not([hidden])").WaitForAsync();
        await Browser.KeepAsync(phone, $"phone-offline-{words.Name}");
        await phone.RunAndWaitForResponseAsync(
            () => { line.Restore(); return Task.CompletedTask; },
            answer => answer.Ok && answer.Request.Method == "POST" && answer.Url.EndsWith("/api/v1/appeals", StringComparison.Ordinal));
    }

    /// <summary>What was sent late shows its number, also after the page was left, until somebody has seen it.</summary>
    private static async Task PutReceiptAwayAsync(IPage phone, string number, CultureInfo words)
    {
        var receipt = phone.Locator("[data-arrived] p");
        await Assertions.Expect(receipt).ToContainTextAsync(number);
        await Browser.KeepAsync(phone, $"phone-arrived-{words.Name}");
        await Browser.OpenAsync(phone, "/phone/collect");
        await Assertions.Expect(receipt).ToContainTextAsync(number);
        await receipt.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(receipt).ToHaveCountAsync(0);
    }

    private async Task<HttpClient> HotlineAsync()
    {
        var key = await host.RunAsync("api-key", "create", "--name", "12345", "--role", "hotline", "--unit", "CS");
        var hotline = new HttpClient { BaseAddress = host.Address };
        hotline.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.GetProperty("key").GetString());
        return hotline;
    }

    private static async Task DeliverAsync(HttpClient hotline, string title)
    {
        var answer = await hotline.PostAsJsonAsync("/api/v1/hotline/cases", new
        {
            externalRef = Guid.CreateVersion7().ToString(),
            receivedAt = "2026-11-02T09:07:00+08:00",
            caller = new { name = "样例", phone = "13800000001" },
            kind = "求助",
            title,
            text = "村道从桥头到卫生室一段五盏路灯全灭。",
            address = "虞山街道颜港路",
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> NumberOfAsync(IPage page, string title)
    {
        var row = await page.GetByRole(AriaRole.Row).Filter(new() { HasText = title }).First.InnerTextAsync();
        return Regex.Match(row, @"HT-\d{6}-\d+", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Value;
    }

    /// <summary>Without a reload, at most a moment after the answer told that it is recorded.</summary>
    private static async Task SeeInTimeAsync(IPage page, string title, Func<Task> record)
    {
        var seen = page.GetByText(title).First.WaitForAsync(new() { Timeout = 60_000 });
        await record();
        var since = Stopwatch.StartNew();
        await seen;
        Assert.InRange(since.Elapsed, TimeSpan.Zero, AMoment);
        TestContext.Current.TestOutputHelper?.WriteLine($"Seen {since.Elapsed.TotalMilliseconds:f0} ms after the answer.");
    }

    private static async Task ClassifyAsync(IPage desk, string title, CultureInfo words)
    {
        var number = await NumberOfAsync(desk, title);
        await desk.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        var category = desk.Locator($"select[id='category-{number}']");
        var form = desk.Locator("aside form").Filter(new() { Has = category });
        await category.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await form.Locator($"input[id='nature-Help-{number}']").CheckAsync();
        await Browser.KeepAsync(desk, $"desk-classify-{words.Name}");
        await form.GetByRole(AriaRole.Button, new() { Name = Screens.List.Find("act.classify-send", words)! }).ClickAsync();
        await desk.Locator("p.good[role=status]").WaitForAsync();
    }
}
