using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>What is typed into pages travels by the circuit and by scripts: it stands in no address and in no line of a host that logs all it can.</summary>
public sealed class PlantedPersonStory(PlantedPersonStory.LoudHost host) : IClassFixture<PlantedPersonStory.LoudHost>
{
    private const string Name = "欧阳梧桐栖";
    private const string Phone = "13977775321";

    [Fact]
    public async Task what_is_typed_stands_in_no_address_and_in_no_log()
    {
        await using var browser = await Browser.StartAsync();
        var addresses = new ConcurrentQueue<string>();
        var phone = await browser.SignInAsync(host.Address, "grid", host.Password, "zh-CN", phone: true);
        Listen(phone, addresses);
        await CollectAsync(phone);
        var number = (await phone.Locator("[data-number]").InnerTextAsync()).Split(' ')[^1];

        var desk = await browser.SignInAsync(host.Address, "town", host.Password, "zh-CN");
        Listen(desk, addresses);
        await RevealAsync(desk, number);
        await SettleAsync(phone, number);

        var admin = await browser.SignInAsync(host.Address, "admin", host.Password, "zh-CN");
        Listen(admin, addresses);
        await Browser.OpenAsync(admin, "/admin/accounts");
        await admin.FillAsync("input[type=search]", Name);
        await admin.Locator("tbody tr").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Contains(addresses, address => address.Contains("/cases/", StringComparison.Ordinal));
        Assert.Contains(host.Said, line => line.Contains("haitang.case_rows", StringComparison.Ordinal));
        string[] faces = [Name, Phone, Uri.EscapeDataString(Name), @"\u6b27\u9633", "&#x6B27;"];
        var found = addresses.Concat(host.Said).Where(line => faces.Any(face => line.Contains(face, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(found.Count == 0, $"{found.Count} lines, the first: {found.FirstOrDefault()}");
    }

    private static async Task CollectAsync(IPage phone)
    {
        await Collecting.OpenAsync(phone);
        await phone.FillAsync("#collect-title", $"{Name}家漏水");
        await phone.FillAsync("#collect-text", $"请打 {Phone} 找{Name}");
        await phone.FillAsync("input[name=detail]", $"{Name}家门口");
        await phone.FillAsync("input[name=name]", Name);
        await phone.FillAsync("input[name=phone]", Phone);
        await phone.ClickAsync("[data-send]");
        await phone.Locator("[data-receipt]:not([hidden])").WaitForAsync();
    }

    private static async Task RevealAsync(IPage desk, string number)
    {
        await Browser.OpenAsync(desk, $"/cases/{number}");
        await desk.ClickAsync("[data-opens]");
        await desk.FillAsync("dialog[open] textarea", $"给{Name}回电");
        await desk.ClickAsync("dialog[open] button.p");
        await desk.GetByText(Phone).First.WaitForAsync();
    }

    private static async Task SettleAsync(IPage phone, string number)
    {
        await Browser.OpenAsync(phone, $"/cases/{number}?act=settle");
        await phone.FillAsync($"[id='result-{number}']", $"已告知{Name}，{Phone}");
        await phone.Locator($"form:has([id='result-{number}']) button.p").ClickAsync();
        await phone.Locator("p.good[role=status]").WaitForAsync();
    }

    private static void Listen(IPage page, ConcurrentQueue<string> addresses)
    {
        page.Request += (_, request) => addresses.Enqueue($"{request.Method} {request.Url} from {request.Headers.GetValueOrDefault("referer")}");
        page.Response += (_, response) => addresses.Enqueue($"{response.Status} {response.Headers.GetValueOrDefault("location")}");
        page.FrameNavigated += (_, frame) => addresses.Enqueue(frame.Url);
    }

    public sealed class LoudHost : HostProcess
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Debug",
            ["Logging__LogLevel__Microsoft"] = "Debug",
            ["Logging__LogLevel__Npgsql"] = "Debug",
        };
    }
}
