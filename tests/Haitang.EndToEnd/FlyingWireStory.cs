using System.Globalization;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>
/// 飞线: wires hang over a back gate. From the staircase where it was heard to the rating, each in his own browser, while the
/// secretary's board follows every step.
/// </summary>
[Collection(City.Name)]
public sealed class FlyingWireStory(HostProcess host) : IAsyncLifetime
{
    private const int Patience = 20_000;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task five_people_settle_the_flying_wires_and_the_board_follows_every_step()
    {
        var board = await _browser.SignInAsync(host.Address, "secretary", host.Password, "zh-CN");
        await Browser.OpenAsync(board, "/board");
        await Browser.SettledAsync(board);
        var phone = await SignInAsync("grid", "zh-CN", phone: true);
        var neighbours = await SignInAsync("community", "zh-CN", phone: true);
        var town = await SignInAsync("town", "zh-CN");
        var centre = await SignInAsync("centre", "zh-CN");
        var department = await SignInAsync("department", "zh-CN");

        var number = await FollowedAsync(board, () => Collecting.ByPhoneAsync(phone, "方塔园后门空中线缆低垂"));
        var same = await FollowedAsync(board, () => Collecting.ByPhoneAsync(neighbours, "后门口的线快碰到人头了"));
        await FollowedAsync(board, () => ClassifyAsync(town, number));
        await FollowedAsync(board, () => ActAsync(town, same, "merge", ("into", number)));
        await FollowedAsync(board, () => DispatchAsync(centre, number, "城市管理局"));
        await FollowedAsync(board, () => ActAsync(department, number, "accept"));
        await FollowedAsync(board, () => ActAsync(department, number, "contact", ("how", "phone")));
        var until = await LaterAsync(department, number);
        await FollowedAsync(board, () => ActAsync(department, number, "request-extension", ("until", until), ("reason", "割接要停网，先公告三天")));
        await FollowedAsync(board, () => ActAsync(centre, number, "extend", ("until", until)));
        await FollowedAsync(board, () => ActAsync(department, number, "report-progress", ("text", "废线已清理，明早收尾"), ("percent", "60"), ("public", "true")));
        await FollowedAsync(board, () => ActAsync(department, number, "complete", ("result", "线缆已入地，路面已恢复"), ("outcome", "resolved")));
        await FollowedAsync(board, () => ActAsync(centre, number, "verify"));
        await FollowedAsync(board, () => ActAsync(centre, number, "answer", ("text", "后门的线缆已经入地，请您放心通行。"), ("outcome", "resolved")));
        await FollowedAsync(board, () => ActAsync(centre, number, "record-call-back", ("result", "reached")));
        await FollowedAsync(board, () => ActAsync(centre, number, "evaluate", ("resolved", "true"), ("satisfaction", "satisfied"), ("via", "call-back")));
        await FollowedAsync(board, () => ActAsync(centre, number, "close"));
        await Browser.KeepAsync(board, "story-board");

        await Browser.OpenAsync(town, $"/cases/{number}");
        await Assertions.Expect(town.Locator(".case-head")).ToContainTextAsync("已归档");
        await Browser.KeepAsync(town, "story-case");
        // Who said the same thing hears the same answer.
        await Browser.OpenAsync(town, $"/cases/{same}");
        await Assertions.Expect(town.Locator(".ev")).ToContainTextAsync($"随 {number} 一并答复");
    }

    [Fact]
    public async Task the_main_path_is_walked_in_english()
    {
        var phone = await SignInAsync("grid", "en", phone: true);
        var town = await SignInAsync("town", "en");
        var community = await SignInAsync("community", "en");
        var number = await Collecting.ByPhoneAsync(phone, "The lamp at the gate is out");
        await ClassifyAsync(town, number);
        await DispatchAsync(town, number, "Fangta");
        await ActAsync(community, number, "accept");
        await ActAsync(community, number, "complete", ("result", "The lamp has been replaced."), ("outcome", "resolved"));
        await ActAsync(town, number, "verify");
        await ActAsync(town, number, "answer", ("text", "The lamp shines again."), ("outcome", "resolved"));
        await Browser.OpenAsync(town, $"/cases/{number}");
        await Assertions.Expect(town.Locator(".steps .now")).ToContainTextAsync("Evaluate");
        await Browser.KeepAsync(town, "story-case-en");
    }

    private Task<IPage> SignInAsync(string userName, string locale, bool phone = false) =>
        _browser.SignInAsync(host.Address, userName, host.Password, locale, phone);

    /// <summary>Somebody does something; the board changes by itself.</summary>
    private static async Task<TDone> FollowedAsync<TDone>(IPage board, Func<Task<TDone>> step)
    {
        var before = await board.InnerTextAsync("main");
        var done = await step();
        await board.WaitForFunctionAsync("before => document.querySelector('main').innerText !== before", before, new() { Timeout = Patience });
        return done;
    }

    private static Task<bool> FollowedAsync(IPage board, Func<Task> step) => FollowedAsync(board, async () =>
    {
        await step();
        return true;
    });

    private static async Task ClassifyAsync(IPage desk, string number)
    {
        await Browser.OpenAsync(desk, $"/cases/{number}?act=classify");
        await desk.Locator($"select[id='category-{number}']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Locator($"input[id='nature-Help-{number}']").CheckAsync();
        await desk.Locator($"select[id='urgency-{number}']").SelectOptionAsync("Complex");
        await SendAsync(desk, desk.Locator("form").Filter(new() { Has = desk.Locator($"select[id='category-{number}']") }));
    }

    private static async Task DispatchAsync(IPage desk, string number, string unit)
    {
        var form = await OpenAsync(desk, number, "dispatch");
        await form.Locator("[id^='lead-']").First.FillAsync(unit);
        await form.Locator("label.find").Filter(new() { HasText = unit }).First.ClickAsync();
        await SendAsync(desk, form);
    }

    private static async Task ActAsync(IPage page, string number, string act, params (string Field, string Value)[] fields)
    {
        var form = await OpenAsync(page, number, act);
        foreach (var (field, value) in fields)
        {
            var input = form.Locator($"[id^='{field}-{act}-']").First;
            if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT") await input.SelectOptionAsync(value);
            else await input.FillAsync(value);
        }

        await SendAsync(page, form);
    }

    private static async Task<ILocator> OpenAsync(IPage page, string number, string act)
    {
        await Browser.OpenAsync(page, $"/cases/{number}");
        await page.Locator($"a[data-act='{act}']").First.ClickAsync();
        var form = page.Locator($"form[data-act='{act}']");
        await form.WaitForAsync();
        return form;
    }

    private static async Task SendAsync(IPage page, ILocator form)
    {
        await form.Locator("button.p").ClickAsync();
        await page.Locator(".good[role=status]").First.WaitForAsync(new() { Timeout = Patience });
    }

    /// <summary>Twelve days after its due moment: some of them are working days, and fewer than the fifteen that a complex case had.</summary>
    private static async Task<string> LaterAsync(IPage page, string number)
    {
        await Browser.OpenAsync(page, $"/cases/{number}");
        var due = await page.Locator(".clock b[title]").Last.GetAttributeAsync("title");
        return DateTimeOffset.Parse(due!, CultureInfo.InvariantCulture).AddDays(12).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
    }
}
