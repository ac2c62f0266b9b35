using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>Every page as people see it: at a desk and on a phone, in both languages, with a screen reader's eyes, and enlarged.</summary>
[Collection(City.Name)]
public sealed class EveryPageStory(HostProcess host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    /// <summary>A window of 640 is one of 1280 whose contents are enlarged to twice their size.</summary>
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (640, 450), (390, 844)];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task every_page_can_be_read_by_everybody_at_every_size(string locale)
    {
        var wrong = new List<string>();
        foreach (var visitor in Places.All.GroupBy(p => p.UserName))
        {
            var page = await _browser.SignInAsync(host.Address, visitor.Key, host.Password, locale);
            var number = await ANumberAsync(page);
            foreach (var place in visitor)
            {
                if (place.Address(number) is not { } address) continue;
                await Browser.OpenAsync(page, address, place.Alive);
                await Browser.SettledAsync(page);
                foreach (var (width, height) in Sizes)
                {
                    await page.SetViewportSizeAsync(width, height);
                    await Browser.KeepAsync(page, $"{place.Name}-{width}-{locale}");
                    if (await Reading.IsCutOffAsync(page)) wrong.Add($"{address} {width}: has to be pushed sideways");
                }

                wrong.AddRange((await Reading.ViolationsAsync(page)).Select(v => $"{address}: {v}"));
                await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
                wrong.AddRange((await Reading.ViolationsAsync(page)).Select(v => $"{address}: {v}"));
            }

            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    /// <summary>"Not yours" and "not there" are the same page.</summary>
    [Theory]
    [InlineData("grid", "/admin/units")]
    [InlineData("town", "/admin/accounts")]
    [InlineData("admin", "/desk")]
    [InlineData("admin", "/cases")]
    [InlineData("department", "/admin/policies")]
    public async Task a_page_without_the_right_reads_like_a_page_that_is_not_there(string who, string address)
    {
        var page = await _browser.SignInAsync(host.Address, who, host.Password, "zh-CN");
        await Browser.OpenAsync(page, address);
        var refused = await page.InnerTextAsync("main");
        await Browser.OpenAsync(page, "/no/such/page");
        Assert.Equal(await page.InnerTextAsync("main"), refused);
    }

    /// <summary>
    /// Everything that a first visit asks for, sign-in and desk: each file once, because it is kept, and compressed as it is when
    /// the program is published (this one is not).
    /// </summary>
    [Fact]
    public async Task the_first_page_weighs_at_most_400_kilobytes()
    {
        const int Most = 400 * 1024;
        var asked = new ConcurrentBag<string>();
        var page = await _browser.NewPageAsync(host.Address);
        page.Response += (_, answer) =>
        {
            if (answer is { Ok: true, Request.Method: "GET" }) asked.Add(answer.Url);
        };
        await Browser.SignInAsync(page, "town", host.Password);
        var weighed = await Task.WhenAll(asked.Distinct().Select(url => WeighAsync(page, url)));
        var total = weighed.Sum(w => w.Bytes);
        var heaviest = string.Join('\n', weighed.OrderByDescending(w => w.Bytes).Take(8).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Bytes} {w.Url}")));
        Assert.True(total is > 50_000 and <= Most, $"{total} bytes\n{heaviest}");
        Assert.All(weighed, w => Assert.StartsWith(host.Address.ToString(), w.Url, StringComparison.Ordinal));
    }

    private static async Task<(string Url, long Bytes)> WeighAsync(IPage page, string url)
    {
        using var small = new MemoryStream();
        var answer = await page.Context.APIRequest.GetAsync(url);
        await using (var brotli = new BrotliStream(small, CompressionLevel.Optimal, leaveOpen: true)) await brotli.WriteAsync(await answer.BodyAsync());
        return (url, small.Length);
    }

    /// <summary>Of a case that he may see; empty for who sees none.</summary>
    private static async Task<string> ANumberAsync(IPage page)
    {
        var answer = await page.Context.APIRequest.GetAsync("/api/v1/cases?status=in-hand&limit=1");
        if (!answer.Ok) return "";
        var cases = (await answer.JsonAsync())!.Value.GetProperty("cases");
        if (cases.GetArrayLength() == 0) cases = (await (await page.Context.APIRequest.GetAsync("/api/v1/cases?limit=1")).JsonAsync())!.Value.GetProperty("cases");
        return cases.GetArrayLength() == 0 ? "" : cases[0].GetProperty("number").GetString()!;
    }
}
