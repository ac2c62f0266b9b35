using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>At the desk: by keys alone, beside somebody who was quicker, and while the line is gone.</summary>
[Collection(City.Name)]
public sealed class DeskStory(HostProcess host) : IAsyncLifetime
{
    private const int MostTabs = 80;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task a_clerk_signs_in_classifies_and_dispatches_a_case_without_ever_touching_a_mouse()
    {
        var number = await CollectedAsync("井盖松动，车一过就响");
        var desk = await _browser.NewPageAsync(host.Address);
        await desk.GotoAsync("/account/sign-in");
        await TabToAsync(desk, "#userName");
        await desk.Keyboard.TypeAsync("town");
        await TabToAsync(desk, "#password");
        await desk.Keyboard.TypeAsync(host.Password);
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForURLAsync("**/desk*");
        await Browser.AliveAsync(desk);

        await ChooseAsync(desk, "1", number);
        await desk.Keyboard.PressAsync("c");
        await FocusedAsync(desk, $"[id='category-{number}']");
        await desk.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(desk, "aside input[type=radio]");
        await desk.Keyboard.PressAsync("Space");
        await TabToAsync(desk, "aside .act-form button.p");
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator(".good[role=status]")).ToContainTextAsync($"{number} 已完成：分类");

        await ChooseAsync(desk, "2", number);
        await desk.Keyboard.PressAsync("d");
        await desk.WaitForFunctionAsync("() => document.activeElement.closest('aside [data-act=dispatch]') !== null");
        await TabToAsync(desk, "aside [data-act=dispatch] input[type=search]");
        await desk.Keyboard.TypeAsync("方塔");
        await desk.Locator("aside [data-act=dispatch] .find button").First.WaitForAsync();
        await TabToAsync(desk, "aside [data-act=dispatch] .find button");
        await desk.Keyboard.PressAsync("Enter");
        await TabToAsync(desk, "aside [data-act=dispatch] button.p");
        await Browser.KeepAsync(desk, "desk-keys-dispatch");
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator(".good[role=status]")).ToContainTextAsync($"{number} 已完成：派单");
    }

    [Fact]
    public async Task the_second_of_two_desks_is_told_who_was_first_sees_what_changed_and_keeps_what_he_typed()
    {
        var number = await CollectedAsync("楼道灯一直不亮");
        var town = await _browser.SignInAsync(host.Address, "town", host.Password, "zh-CN");
        var centre = await _browser.SignInAsync(host.Address, "centre", host.Password, "zh-CN");
        foreach (var desk in new[] { town, centre })
        {
            await Browser.OpenAsync(desk, $"/cases/{number}?act=classify");
            await desk.Locator($"[id='category-{number}']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }

        await town.Locator($"input[id='nature-Suggestion-{number}']").CheckAsync();
        await centre.Locator($"input[id='nature-Complaint-{number}']").CheckAsync();
        await Assertions.Expect(town.Locator("main")).ToContainTextAsync("正在填写");
        await centre.Locator(".act-form button.p:visible").First.ClickAsync();
        await centre.Locator(".good[role=status]").First.WaitForAsync();

        var since = town.Locator(".since");
        await Assertions.Expect(since).ToContainTextAsync("联动指挥中心");
        await Assertions.Expect(since).ToContainTextAsync("投诉");
        await Assertions.Expect(town.Locator($"input[id='nature-Suggestion-{number}']")).ToBeCheckedAsync();
        await Browser.KeepAsync(town, "desk-conflict");
        await since.Locator("button").ClickAsync();
        await town.Locator(".good[role=status]").First.WaitForAsync();
        await Assertions.Expect(centre.Locator("main")).ToContainTextAsync("建议");
    }

    [Fact]
    public async Task what_is_typed_at_a_desk_survives_a_cut_line_and_is_sent_when_it_is_back()
    {
        var number = await CollectedAsync("小区门口积水");
        await using var line = new CuttableLine(host.Address);
        var town = await _browser.SignInAsync(line.Address, "town", host.Password, "zh-CN");
        await Browser.OpenAsync(town, $"/desk?case={number}");
        await town.Locator("aside a[data-act=post-message]").ClickAsync();
        var text = town.Locator("form[data-act=post-message] textarea");
        await text.FillAsync("已联系物业，下午到场抽水。");
        line.Cut();
        await Assertions.Expect(town.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Browser.KeepAsync(town, "desk-line-cut");
        line.Restore();
        await Assertions.Expect(town.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Browser.AliveAsync(town);
        await Assertions.Expect(text).ToHaveValueAsync("已联系物业，下午到场抽水。");
        await town.Locator("form[data-act=post-message] button.p").ClickAsync();
        await town.Locator(".good[role=status]").First.WaitForAsync();
    }

    /// <summary>To the tab of this key, to the case by looking for its number, into its row.</summary>
    private static async Task ChooseAsync(IPage desk, string tab, string number)
    {
        await desk.Keyboard.PressAsync("Escape");
        await desk.Keyboard.PressAsync(tab);
        await Assertions.Expect(desk.Locator("[data-desk] nav.q a.pill:not(.soft)").Nth(tab[0] - '1')).ToHaveAttributeAsync("aria-current", "page");
        await desk.Keyboard.PressAsync("/");
        await FocusedAsync(desk, "#desk-search");
        await desk.Keyboard.TypeAsync(number);
        await Assertions.Expect(desk.Locator("#desk-search")).ToHaveValueAsync(number);
        await desk.Keyboard.PressAsync("Enter");
        await desk.Locator("[data-row]").Filter(new() { HasText = number }).WaitForAsync();
        await Assertions.Expect(desk.Locator("[data-row]")).ToHaveCountAsync(1);
        await desk.Keyboard.PressAsync("Escape");
        await desk.Keyboard.PressAsync("j");
        await Assertions.Expect(desk.Locator("aside .top")).ToContainTextAsync(number);
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var n = 0; n < MostTabs; n++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by the tab key.");
    }

    private static Task<IJSHandle> FocusedAsync(IPage page, string selector) =>
        page.WaitForFunctionAsync("selector => document.activeElement.matches(selector)", selector);

    /// <summary>By somebody else, over REST.</summary>
    private async Task<string> CollectedAsync(string title)
    {
        var grid = await _browser.SignInAsync(host.Address, "grid", host.Password, "zh-CN", phone: true);
        return await Collecting.ByPhoneAsync(grid, title);
    }
}
