using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>An open page on which a figure counts up, and which notes when it showed which count.</summary>
internal sealed class CountingScreen
{
    /// <summary>The first look, and whenever anything on the page changes; what a figure says beside its digits does not matter.</summary>
    private const string Watch =
        """
        figure => {
          const shown = window.shown = [];
          const look = () => {
            const count = Number((document.querySelector(figure)?.textContent ?? '').replace(/\D/g, ''));
            if (count > (shown.at(-1)?.count ?? -1)) shown.push({ count, at: Date.now() });
          };
          look();
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
          return shown[0].count;
        }
        """;

    private readonly IPage _page;
    private int _seen;

    private CountingScreen(IPage page, string address, int first) => (_page, Address, _seen) = (page, address, first);

    public string Address { get; }

    /// <summary>Milliseconds since 1970, by the clock that pages have too.</summary>
    public static double Now => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    public static async Task<CountingScreen> OpenAsync(IPage page, string address, string figure)
    {
        await Browser.OpenAsync(page, address);
        await Browser.SettledAsync(page);
        await page.WaitForSelectorAsync(figure);
        return new(page, address, await page.EvaluateAsync<int>(Watch, figure));
    }

    /// <summary>How long after each change since the last question the page showed it, or a later one; milliseconds.</summary>
    public async Task<double[]> WaitsAsync(IReadOnlyList<double> committed, TimeSpan most)
    {
        var first = _seen;
        _seen += committed.Count;
        await _page.WaitForFunctionAsync("last => window.shown.at(-1).count >= last", _seen, new() { Timeout = (float)most.TotalMilliseconds });
        var shown = await _page.EvaluateAsync<Sight[]>("() => window.shown");
        return [.. committed.Select((at, n) => Math.Max(0, shown.First(s => s.Count >= first + n + 1).At - at))];
    }

    /// <summary>The page does nothing for so long, as on a machine that is busy with something else. Ends when it is over.</summary>
    /// <returns>Which count it showed before.</returns>
    public async Task<int> StandStillAsync(TimeSpan time)
    {
        const string Still = "time => { const last = window.shown.at(-1).count; for (const end = Date.now() + time; Date.now() < end;); return last; }";
        return await _page.EvaluateAsync<int>(Still, time.TotalMilliseconds);
    }

    /// <summary>All counts that it showed one after the other since then, when it has come to the last.</summary>
    public async Task<IReadOnlyList<int>> CountsAsync(int since, int changes, TimeSpan most)
    {
        await _page.WaitForFunctionAsync("last => window.shown.at(-1).count >= last", _seen + changes, new() { Timeout = (float)most.TotalMilliseconds });
        return [.. (await _page.EvaluateAsync<Sight[]>("() => window.shown")).Select(s => s.Count).Where(count => count > since)];
    }

    private sealed record Sight
    {
        public int Count { get; init; }

        public double At { get; init; }
    }
}
