using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>A grid leader on a staircase without a signal: what he does waits on the phone and arrives once, each act in its case.</summary>
[Collection(City.Name)]
public sealed class LostLineStory(HostProcess host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task what_is_done_without_a_signal_waits_on_the_phone_and_arrives_once()
    {
        await using var line = new CuttableLine(host.Address);
        var phone = await _browser.SignInAsync(line.Address, "grid", host.Password, "zh-CN", phone: true);
        await Browser.OpenAsync(phone, "/phone");
        var cards = phone.Locator(".case").Filter(new() { Has = phone.Locator("[data-act=settle]") });
        var (settled, told) = (await NumberOfAsync(cards.Nth(0)), await NumberOfAsync(cards.Nth(1)));
        var open = await phone.Locator(".case").CountAsync();
        var words = $"楼道已经清空 {Guid.CreateVersion7():n}";

        // Typed, put aside by the back of the sheet, and found again as it was.
        await OpenSheetAsync(phone, settled, "settle");
        await phone.FillAsync("#sheet-settle-text", "已当场处理完毕。");
        await phone.Locator("[data-sheet=settle] [data-close]").ClickAsync();
        await OpenSheetAsync(phone, settled, "settle");
        await Assertions.Expect(phone.Locator("#sheet-settle-text")).ToHaveValueAsync("已当场处理完毕。");
        await phone.SetInputFilesAsync("[data-sheet=settle] [data-files]", new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = Browser.Photo });
        await phone.Locator("[data-sheet=settle] [data-photos] img").WaitForAsync();

        line.Cut();
        await phone.Locator("[data-sheet=settle] [data-send]").ClickAsync();
        await Assertions.Expect(phone.Locator("[data-sheet=settle] dialog")).Not.ToBeVisibleAsync();
        await OpenSheetAsync(phone, told, "message");
        await phone.FillAsync("#sheet-message-text", words);
        await phone.Locator("[data-sheet=message] [data-send]").ClickAsync();
        await Assertions.Expect(phone.Locator("[data-queued]")).ToContainTextAsync("2 条记录已存在手机上");
        await Assertions.Expect(CardOf(phone, settled).Locator("act-mark")).ToHaveTextAsync("当场办结待提交");
        await Browser.KeepAsync(phone, "phone-acts-offline");

        line.Restore();
        await Assertions.Expect(phone.Locator("[data-arrived] p")).ToHaveCountAsync(2);
        await Assertions.Expect(phone.Locator("[data-queued]")).ToBeHiddenAsync();
        await Assertions.Expect(phone.Locator(".case")).ToHaveCountAsync(open - 1);
        await Browser.KeepAsync(phone, "phone-acts-arrived");
        await Browser.OpenAsync(phone, $"/phone/cases/{told}");
        await Assertions.Expect(phone.Locator(".chat .words").Filter(new() { HasText = words })).ToHaveCountAsync(1);
        await Browser.OpenAsync(phone, $"/phone/cases/{settled}");
        await Assertions.Expect(phone.Locator(".photos img").Last).ToBeVisibleAsync();
        await Browser.KeepAsync(phone, "phone-case");
    }

    [Fact]
    public async Task a_page_whose_circuit_finds_nobody_at_first_begins_it_when_somebody_answers()
    {
        var desk = await _browser.SignInAsync(host.Address, "town", host.Password, "zh-CN");
        var (refused, answers) = (0, false);
        await desk.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            if (Volatile.Read(ref answers)) await route.ContinueAsync();
            else await route.FulfillAsync(new() { Status = Interlocked.Increment(ref refused) % 2 == 0 ? 503 : 502 });
        });
        await desk.GotoAsync("/desk");
        var dialog = desk.Locator("#components-reconnect-modal");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        Assert.Equal("offline", await desk.EvaluateAsync<string>("() => document.documentElement.dataset.connection"));
        Volatile.Write(ref answers, true);
        await Browser.AliveAsync(desk);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        Assert.Equal("live", await desk.EvaluateAsync<string>("() => document.documentElement.dataset.connection"));
        Assert.InRange(refused, 1, 5);
    }

    private static async Task OpenSheetAsync(IPage phone, string number, string act)
    {
        await CardOf(phone, number).Locator($"[data-act={act}]").ClickAsync();
        await Assertions.Expect(phone.Locator($"[data-sheet={act}] dialog")).ToBeVisibleAsync();
    }

    private static ILocator CardOf(IPage phone, string number) => phone.Locator(".case").Filter(new() { HasText = number });

    private static async Task<string> NumberOfAsync(ILocator card) => (await card.Locator("[data-act=settle]").GetAttributeAsync("data-number"))!;
}
