using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Haitang.Faults.Load;
using Haitang.Web.Tests.City;

namespace Haitang.Faults.Ground;

/// <summary>Somebody follows the city's board at a node.</summary>
internal sealed class BoardScreen : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Task _following;
    private volatile Shown? _last;

    public BoardScreen(Person viewer, Node at) => _following = FollowAsync(viewer, at);

    /// <summary>What it shows; null before the first board.</summary>
    public Shown? Last => _last;

    public Task ShowsAsync(Func<Shown, bool> what, TimeSpan most) => Wait.UntilAsync(
        () =>
        {
            if (_following.IsFaulted) _following.GetAwaiter().GetResult();
            return _last is { } last && what(last);
        }, most);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _following;
        _over.Dispose();
    }

    private async Task FollowAsync(Person viewer, Node at)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(at.Address, "/api/v1/boards/CS/live"));
            using var answer = await viewer.Staff.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _over.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await using var body = await answer.Content.ReadAsStreamAsync(_over.Token);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(_over.Token))
            {
                using var board = JsonDocument.Parse(item.Data);
                var root = board.RootElement;
                _last = new(
                    root.GetProperty("figures").GetProperty("counts").GetProperty("collected").GetInt64(),
                    root.GetProperty("figures").GetProperty("open").GetProperty("all").GetInt64(),
                    root.GetProperty("standby").GetProperty("state").GetString()!);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    /// <param name="Collected">Counted by a fold.</param>
    /// <param name="Open">Counted from rows that stand in the append.</param>
    internal sealed record Shown(long Collected, long Open, string Standby);
}
