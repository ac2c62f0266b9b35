using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>What became of things that were done on the phone: where they went, and what can be made of those that came back.</summary>
[Collection(City.Name)]
public sealed class ReturnedActsStory(HostProcess host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task an_act_on_a_ticket_leaves_a_receipt_that_leads_to_its_case()
    {
        await using var line = new CuttableLine(host.Address);
        var phone = await _browser.SignInAsync(line.Address, "department", host.Password, "zh-CN", phone: true);
        await OpenAsync(phone, "/phone");
        var progress = phone.Locator(".case [data-act=progress]").First;
        var number = await progress.GetAttributeAsync("data-number");
        await progress.ClickAsync();
        await phone.FillAsync("#sheet-progress-text", "看过现场，明天修。");
        line.Cut();
        await phone.Locator("[data-sheet=progress] [data-send]").ClickAsync();
        await Assertions.Expect(phone.Locator("[data-queued]")).ToBeVisibleAsync();
        line.Restore();
        await Assertions.Expect(phone.Locator("[data-arrived] a")).ToHaveAttributeAsync("href", $"phone/cases/{number}");
        await phone.Locator("[data-arrived] button").ClickAsync();
    }

    [Fact]
    public async Task what_cannot_be_put_right_here_can_be_copied_and_dropped()
    {
        var phone = await _browser.SignInAsync(host.Address, "grid", host.Password, "zh-CN", phone: true);
        await OpenAsync(phone, "/phone");
        await KeepDraftAsync(phone, """
            { post: "grid-leader:elsewhere", fields: { result: "钥匙在门卫处" }, problem: { detail: "工单已收回", errors: {} },
              act: { key: "complete", path: "tickets/x/complete", stream: "x", number: "HT-260101-1", title: "路灯不亮", name: "办结" } }
            """);
        await OpenAsync(phone, "/phone");
        var stranded = phone.Locator("[data-returned] .stranded");
        await Assertions.Expect(stranded.Locator("q")).ToHaveTextAsync("钥匙在门卫处");
        await Assertions.Expect(stranded.Locator("b")).ToContainTextAsync("工单已收回");
        await Browser.KeepAsync(phone, "phone-stranded");
        await stranded.GetByRole(AriaRole.Button, new() { Name = "复制文字" }).ClickAsync();
        await Assertions.Expect(stranded.GetByRole(AriaRole.Button, new() { Name = "已复制" })).ToBeVisibleAsync();
        phone.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await stranded.GetByRole(AriaRole.Button, new() { Name = "放弃这条" }).ClickAsync();
        await Assertions.Expect(stranded).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task what_was_seen_last_decides_over_what_was_told_before()
    {
        var phone = await _browser.SignInAsync(host.Address, "grid", host.Password, "zh-CN", phone: true);
        await OpenAsync(phone, "/phone");
        var settle = phone.Locator(".case [data-act=settle]").First;
        await settle.EvaluateAsync("button => button.dataset.version = '7'");
        await KeepDraftAsync(phone, $$"""
            { post: document.querySelector("phone-acts").dataset.post, fields: { result: "已清理" }, problem: { detail: "别人刚改过", errors: {}, currentVersion: 5 },
              act: { key: "settle", path: "{{await settle.GetAttributeAsync("data-path")}}", stream: "{{await settle.GetAttributeAsync("data-stream")}}", version: "3", number: "1", title: "x", name: "当场办结" } }
            """);
        await phone.RouteAsync("**/settle-on-spot", route => route.AbortAsync());
        await settle.ClickAsync();
        await Assertions.Expect(phone.Locator("#sheet-settle-text")).ToHaveValueAsync("已清理");
        // He has seen what others did: nothing is told of it any more.
        await Assertions.Expect(phone.Locator("[data-sheet=settle] [data-failed]")).ToBeHiddenAsync();
        var request = await phone.RunAndWaitForRequestAsync(
            () => phone.Locator("[data-sheet=settle] [data-send]").ClickAsync(), r => r.Url.EndsWith("/settle-on-spot", StringComparison.Ordinal));
        Assert.Equal("\"7\"", await request.HeaderValueAsync("if-match"));
    }

    [Fact]
    public async Task it_says_copied_only_when_it_was()
    {
        var phone = await _browser.SignInAsync(host.Address, "grid", host.Password, "zh-CN", phone: true);
        await OpenAsync(phone, "/phone");
        await OpenAsync(phone, "/" + await phone.Locator(".case h3 a").First.GetAttributeAsync("href"));
        await phone.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); document.execCommand = () => false; }");
        await phone.Locator("[data-copy]").ClickAsync();
        await Assertions.Expect(phone.Locator("[data-refused]")).ToHaveTextAsync("没有复制成功，请长按文字复制");
        await Assertions.Expect(phone.Locator("[data-done]")).ToBeHiddenAsync();
    }

    private static async Task OpenAsync(IPage phone, string address)
    {
        await Browser.OpenAsync(phone, address);
        await phone.Locator("phone-acts[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>As an earlier visit left it on this device.</summary>
    private static async Task KeepDraftAsync(IPage phone, string draft) => await phone.EvaluateAsync($$"""
        async () => {
          const { blank, save } = await import("/js/drafts.js");
          await save({ ...blank(document.querySelector("phone-acts").dataset.account), ...{{draft}} });
        }
        """);
}
