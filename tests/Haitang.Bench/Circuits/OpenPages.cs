using Microsoft.Playwright;

namespace Haitang.Bench.Circuits;

/// <summary>A person's many pages in Debian's Chromium.</summary>
internal sealed class OpenPages : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--renderer-process-limit=2",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;
    private readonly List<IPage> _open = [];

    private OpenPages(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    public static async Task<OpenPages> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Quiet }));
    }

    public Task<IBrowserContext> SomebodyAsync() => _chromium.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = 1024, Height = 300 } });

    public static async Task SignInAsync(IBrowserContext person, Uri address, string userName, string password)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/account/sign-in").ToString());
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", password);
        await page.ClickAsync("form[action='/account/sign-in'] button");
        await page.WaitForSelectorAsync("[data-interactive]", new() { State = WaitForSelectorState.Attached });
        await LeaveAsync(page);
    }

    /// <summary>One more window that has come to rest.</summary>
    public async Task OpenAsync(IBrowserContext person, Uri address)
    {
        var page = await person.NewPageAsync();
        _open.Add(page);
        await page.GotoAsync(address.ToString());
        await page.WaitForSelectorAsync("[data-interactive]", new() { State = WaitForSelectorState.Attached });
        await page.WaitForFunctionAsync("() => !document.querySelector('main .wait')");
    }

    public async Task CloseAllAsync()
    {
        foreach (var page in _open) await LeaveAsync(page);
        _open.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A page that is left says goodbye to its circuit; one that is only closed does not.</summary>
    private static async Task LeaveAsync(IPage page)
    {
        await page.GotoAsync("about:blank");
        await page.CloseAsync();
    }
}
