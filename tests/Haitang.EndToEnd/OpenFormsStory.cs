using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>Every form of the administration, opened as far as it says what it would touch: with a screen reader's eyes, at a desk and on a phone.</summary>
[Collection(City.Name)]
public sealed class OpenFormsStory(HostProcess host)
{
    [Theory]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 1440)]
    public async Task every_form_of_the_administration_can_be_read_by_everybody(string locale, int width)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.SignInAsync(host.Address, "admin", host.Password, locale);
        await page.SetViewportSizeAsync(width, 900);
        List<string> wrong = [];
        var forms = 0;
        foreach (var place in Places.All.Where(p => p.Route.StartsWith("/admin", StringComparison.Ordinal)))
        {
            await ShowAsync(page, place.Route);
            // An object of the list, and what begins a new one.
            var beginnings = await AddressesAsync(page, "act=");
            var objects = await AddressesAsync(page, "id=");
            if (objects.Count > 0) await ShowAsync(page, objects[0]);
            foreach (var form in beginnings.Union(await AddressesAsync(page, "act=")))
            {
                await ShowAsync(page, form);
                if (!await IsOpenAsync(page)) wrong.Add($"{form}: no form is open");
                if (await Reading.IsCutOffAsync(page)) wrong.Add($"{form}: has to be pushed sideways");
                wrong.AddRange((await Reading.ViolationsAsync(page)).Select(v => $"{form}: {v}"));
                forms++;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // Of each of the six pages at least the one that begins something and one for what is there.
        Assert.InRange(forms, 12, 60);
    }

    private static async Task ShowAsync(IPage page, string address)
    {
        await Browser.OpenAsync(page, address);
        await Browser.SettledAsync(page);
    }

    /// <summary>A look that failed, as on a machine that is overrun, is repeated by the page itself.</summary>
    private static async Task<bool> IsOpenAsync(IPage page)
    {
        try
        {
            await page.WaitForSelectorAsync("main form.act-form");
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync(IPage page, string part) =>
        await page.EvalOnSelectorAllAsync<string[]>("main a[href]", $"links => [...new Set(links.map(a => '/' + a.getAttribute('href').replace(/^\\//, '')).filter(a => a.includes('{part}')))]");
}
