using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>Debian's Chromium with a person in front of it. Screenshots are kept in <c>artifacts/screens</c>.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds.</summary>
    private const float MostWait = 90_000;
    private const int MostAttempts = 5;
    private const int Busy = 503;

    /// <summary>What the scripts of a page complained of, for those who wait in vain.</summary>
    private static readonly ConditionalWeakTable<IPage, ConcurrentQueue<string>> Complaints = [];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    /// <summary>The smallest picture that there is.</summary>
    public static byte[] Photo { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static string Screens { get; } = Directory.CreateDirectory(
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../artifacts/screens"))).FullName;

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Quiet }));
    }

    /// <summary>Somebody signed in, at his first page, which is alive.</summary>
    /// <param name="locale">zh-CN or en.</param>
    public async Task<IPage> SignInAsync(Uri address, string userName, string password, string locale, bool phone = false)
    {
        var page = await NewPageAsync(address, locale, phone);
        await SignInAsync(page, userName, password);
        if (await page.GetAttributeAsync("html", "lang") != locale) await SpeakAsync(page, locale);
        return page;
    }

    /// <summary>Somebody who is not known yet.</summary>
    public async Task<IPage> NewPageAsync(Uri address, string locale = "zh-CN", bool phone = false)
    {
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            IsMobile = phone,
            HasTouch = phone,
        });
        // A machine that has other hosts to start may take long; what never comes fails all the same.
        context.SetDefaultTimeout(MostWait);
        context.Console += (_, said) => Complain(said.Page, said.Type is "error" or "warning" ? said.Text : null);
        context.RequestFailed += (_, request) => Complain(request.IsNavigationRequest ? null : request.Frame.Page, $"{request.Url}: {request.Failure}");
        return await context.NewPageAsync();
    }

    /// <summary>A host on a machine that is overrun says that it is busy: whoever wants to come in tries again, as he is told.</summary>
    public static async Task SignInAsync(IPage page, string userName, string password)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await page.GotoAsync("/account/sign-in");
            await page.FillAsync("#userName", userName);
            await page.FillAsync("#password", password);
            var answer = await page.RunAndWaitForResponseAsync(
                () => page.ClickAsync("form[action='/account/sign-in'] button"),
                answer => answer.Request.IsNavigationRequest && answer.Request.Method == "POST");
            if (answer.Status != Busy) break;
        }

        await AliveAsync(page);
    }

    /// <summary>By the language switch: an account keeps the language that was chosen last, whatever the browser says.</summary>
    private static async Task SpeakAsync(IPage page, string locale)
    {
        await page.GotoAsync("/account/me");
        await page.EvalOnSelectorAsync($"form.language button[lang={locale}]", "button => button.click()");
        await page.WaitForSelectorAsync($"html[lang={locale}]", new() { State = WaitForSelectorState.Attached });
    }

    public static async Task AliveAsync(IPage page)
    {
        try
        {
            await page.WaitForSelectorAsync("body[data-interactive]", new() { State = WaitForSelectorState.Attached });
        }
        catch (TimeoutException e)
        {
            var complaints = string.Join('\n', Complaints.TryGetValue(page, out var said) ? said : []);
            throw new InvalidOperationException($"{page.Url} did not come alive. Its scripts said: {complaints}\nIt shows: {await page.InnerTextAsync("body")}", e);
        }
    }

    private static void Complain(IPage? page, string? what)
    {
        if (page is not null && what is not null) Complaints.GetOrCreateValue(page).Enqueue(what);
    }

    /// <summary>Until nothing on it waits for the database any more.</summary>
    public static Task SettledAsync(IPage page) => page.WaitForFunctionAsync("() => !document.querySelector('main .wait')");

    /// <param name="alive">Whether the page runs in a circuit.</param>
    public static async Task OpenAsync(IPage page, string address, bool alive = true)
    {
        await page.GotoAsync(address);
        if (alive) await AliveAsync(page);
    }

    public static Task KeepAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Screens, name + ".png"), FullPage = false });

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
