using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Haitang.Domain.Organisation;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults;

/// <summary>Two nodes, one PostgreSQL, a streaming standby: what somebody sees at one node of what happens at the other.</summary>
public sealed class ManyNodesTests(TwinCity twins, ITestOutputHelper output) : IClassFixture<TwinCity>
{
    private const string Follows = "following";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task a_change_at_one_node_is_soon_on_the_board_of_the_other_read_from_the_standby()
    {
        await using var screen = await OpenAsync(twins.Two);
        var waits = new List<double>();
        for (var n = 0; n < Form.Times(10, 200); n++)
        {
            var before = screen.Last!;
            await twins.CollectAsync(twins.One);
            var since = Stopwatch.StartNew();
            await screen.ShowsAsync(board => board.Collected == before.Collected + 1 && board.Open == before.Open + 1, Soon);
            waits.Add(since.Elapsed.TotalMilliseconds);
            Assert.Equal(Follows, screen.Last!.Standby);
        }

        waits.Sort();
        output.WriteLine($"Acknowledged at one node, on the board of the other from the standby: p50 {waits[waits.Count / 2]:0} ms, most {waits[^1]:0} ms of {waits.Count}.");
    }

    [Fact]
    public async Task who_signed_in_at_one_node_works_at_the_other_with_the_same_cookie_and_token()
    {
        using var browser = new Browser(twins.One.Address);
        await Wait.UntilAsync(async () =>
        {
            await browser.SignInAsync(TestCity.UserName(Role.Town, "YS"), TestCity.Password);
            return browser.SignIn is not null;
        });
        var token = await browser.ScriptTokenAsync();
        var command = Guid.CreateVersion7();
        var status = HttpStatusCode.ServiceUnavailable;
        await Wait.UntilAsync(async () => (status = await CollectThereAsync()) is not HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.Created, status);

        async Task<HttpStatusCode> CollectThereAsync()
        {
            // A cookie knows no port.
            using var there = new HttpRequestMessage(HttpMethod.Post, new Uri(twins.Two.Address, "/api/v1/appeals"));
            there.Content = JsonContent.Create(new { channel = "grid-visit", title = "路灯不亮", text = "巷口", unit = "YS", subject = "anonymous" });
            there.Headers.Add("X-CSRF-TOKEN", token);
            there.Headers.Add("Idempotency-Key", command.ToString());
            using var answer = await browser.Client.SendAsync(there, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task when_the_node_that_folds_is_killed_the_screens_of_the_other_go_on()
    {
        var folding = new Folding(twins.City, [twins.One, twins.Two]);
        Node? leader = null;
        await Wait.UntilAsync(async () => (leader = await folding.LeaderAsync()) is not null, Takeover);
        var other = leader == twins.One ? twins.Two : twins.One;
        await using var screen = await OpenAsync(other);
        var before = screen.Last!;
        await leader!.KillAsync();
        var since = Stopwatch.StartNew();
        await twins.CollectAsync(other);
        // What stands in the append is there at once; what is counted, when the other has taken over.
        await screen.ShowsAsync(board => board.Open == before.Open + 1, Soon);
        output.WriteLine($"Open work after {since.Elapsed.TotalSeconds:0.0} s.");
        await screen.ShowsAsync(board => board.Collected == before.Collected + 1, Takeover);
        output.WriteLine($"Counted after {since.Elapsed.TotalSeconds:0.0} s.");
        Assert.Equal(other, await folding.LeaderAsync());
        await leader.StartAsync();
    }

    [Fact]
    public async Task a_standby_that_falls_behind_is_left_for_the_primary_and_read_again_when_it_has_caught_up()
    {
        await using var screen = await OpenAsync(twins.Two);
        var before = screen.Last!;
        await twins.Standby.PauseAsync();
        await twins.CollectAsync(twins.One);
        await screen.ShowsAsync(board => board.Standby is "late" && board.Collected == before.Collected + 1, Soon);
        Assert.Equal("warning", await HealthAsync(twins.Two));
        await twins.Standby.ResumeAsync();
        await screen.ShowsAsync(board => board.Standby is Follows, Soon);
        Assert.Equal(before.Collected + 1, screen.Last!.Collected);
    }

    [Fact]
    public async Task a_standby_that_is_killed_is_left_for_the_primary_and_read_again_when_it_is_back()
    {
        await using var screen = await OpenAsync(twins.Two);
        var before = screen.Last!;
        await twins.Standby.KillAsync();
        await screen.ShowsAsync(board => board.Standby is "away", Soon);
        await twins.CollectAsync(twins.One);
        await screen.ShowsAsync(board => board.Collected == before.Collected + 1, Soon);
        Assert.Equal("warning", await HealthAsync(twins.Two));
        await twins.Standby.StartAsync();
        await screen.ShowsAsync(board => board.Standby is Follows, Soon);
        await twins.CollectAsync(twins.One);
        await screen.ShowsAsync(board => board is { Standby: Follows } && board.Collected == before.Collected + 2, Soon);
    }

    /// <summary>A screen whose board comes from the standby, and lacks nothing.</summary>
    private async Task<BoardScreen> OpenAsync(Node at)
    {
        var screen = new BoardScreen(twins.Viewer, at);
        await screen.ShowsAsync(board => board.Standby is Follows, Soon);
        await new LogAfter(twins.City, new Notes(), at).FollowsAsync();
        // Asked of the primary: the standby may lack what another test has just done.
        await using var command = twins.City.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from haitang.case_rows");
        var collected = (long)(await command.ExecuteScalarAsync())!;
        await screen.ShowsAsync(shown => shown.Collected == collected, Soon);
        return screen;
    }

    /// <summary>Of the check of the standby. The node itself is ready.</summary>
    private static async Task<string?> HealthAsync(Node node)
    {
        var (status, body) = await node.HealthAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        return body.GetProperty("checks").GetProperty("standby").GetProperty("status").GetString();
    }
}
