namespace Haitang.EndToEnd;

/// <summary>A counter with one computer and two windows: who signs out in one of them leaves nothing open in the other.</summary>
[Collection(City.Name)]
public sealed class SharedCounterStory(HostProcess host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task who_signs_out_in_one_window_is_signed_out_in_all()
    {
        var first = await _browser.SignInAsync(host.Address, "centre", host.Password, "zh-CN");
        var second = await first.Context.NewPageAsync();
        await Browser.OpenAsync(second, "/cases");
        await Browser.OpenAsync(first, "/cases");
        // A further window of the same person disturbs none.
        Assert.EndsWith("/cases", second.Url, StringComparison.Ordinal);
        await first.Locator("details.person summary").ClickAsync();
        await first.Locator("form[data-sign-out] button").ClickAsync();
        await first.WaitForURLAsync("**/account/sign-in*");
        await second.WaitForURLAsync("**/account/sign-in*");
    }
}
