using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Deadlines;

/// <summary>One city after the other, for each has one policy and one calendar.</summary>
public sealed class DeadlineEndpointTests : IAsyncLifetime
{
    private readonly TestCity _city = new() { WithDeadlines = false };

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task policy_and_calendar_are_started_changed_and_read_over_rest_and_decide_with_the_next_command()
    {
        var admin = await _city.ActorAsync(Role.Admin, "CS");
        using var browser = await Browser.SignedInAsync(_city, TestCity.UserName(Role.Admin, "CS"));
        var (policy, calendar) = await StartAsync(browser);

        var leaf = await _city.Services.GetRequiredService<DirectoryCache>().NowAsync();
        var read = Assert.Single((await ReadAsync(browser, "policies")).AsArray())!;
        Assert.Equal("""{"amount":4,"unit":"working-hours"}""", read["lines"]![2]!["dispatch"]!.ToJsonString());
        Assert.Equal("""{"reportIn":{"amount":2,"unit":"working-days"},"meeting":{"amount":5,"unit":"working-days"}}""", read["consultation"]!.ToJsonString());

        // What was read can be sent back with a line changed.
        var revision = new JsonObject { ["lines"] = read["lines"]!.DeepClone(), ["consultation"] = read["consultation"]!.DeepClone() };
        revision["lines"]![2]!["complete"]!["amount"] = 4;
        await DoneAsync(browser, $"policies/{policy}/revise", revision);
        var cables = revision["lines"]![2]!.DeepClone();
        cables["category"] = "SR-1-1";
        cables["accept"] = JsonNode.Parse("""{ "amount": 3, "unit": "working-hours" }""");
        revision["lines"]!.AsArray().Add(cables);
        await DoneAsync(browser, $"policies/{policy}/revise", revision);
        read = Assert.Single((await ReadAsync(browser, "policies")).AsArray())!;
        Assert.True(JsonNode.DeepEquals(revision["lines"]![2], read["lines"]![2]));
        Assert.Equal(leaf.Category(new Ref("SR-1-1"))!.Id, read["lines"]![4]!["category"]!.GetValue<Guid>());
        Assert.Equal(["lines"], await WrongAsync(browser, $"policies/{policy}/revise", new JsonObject { ["lines"] = read["lines"]!.DeepClone(), ["consultation"] = read["consultation"]!.DeepClone() }));
        Assert.Equal(["lines", "lines[0].dispatch"], await WrongAsync(browser, $"policies/{policy}/revise", JsonNode.Parse("""
            { "lines": [{ "urgency": "routine", "dispatch": {"amount":0,"unit":"hours"}, "accept": {"amount":1,"unit":"hours"},
              "contact": {"amount":1,"unit":"hours"}, "complete": {"amount":1,"unit":"hours"} }], "consultation": { "reportIn": {"amount":1,"unit":"hours"}, "meeting": {"amount":1,"unit":"hours"} } }
            """)!));

        var of2026 = KnownNotices.All[^1];
        await DoneAsync(browser, $"calendars/{calendar}/enter-year", Json(new { year = 2026, daysOff = of2026.DaysOff, makeUpDays = of2026.MakeUpDays }));
        await DoneAsync(browser, $"calendars/{calendar}/change-hours", JsonNode.Parse("""
            { "from": "2099-07-01", "hours": [{ "from": "08:30", "to": "11:30" }, { "from": "14:00", "to": "18:00" }] }
            """)!);
        var days = Assert.Single((await ReadAsync(browser, "calendars")).AsArray())!;
        Assert.Equal(2026, days["years"]![0]!["year"]!.GetValue<int>());
        Assert.Equal("08:30:00", days["hours"]![1]!["parts"]![0]!["from"]!.GetValue<string>());

        var rules = (await _city.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync()).Deadlines;
        Assert.Equal((3, TimeLimit.WorkingDays(4)), (rules.PolicyVersion, rules.LineOf([], Urgency.Routine)!.Complete));
        Assert.False(rules.Time.Days.IsProvisional(2026));

        // A command decides with the rules in force: there is one policy.
        Assert.Equal("policy.already_there", await RefusedAsync(admin, new StartPolicy { City = "CS" }));
        Assert.Equal("calendar.already_there", await RefusedAsync(admin, new StartCalendar { City = "CS" }));
    }

    [Fact]
    public async Task two_who_start_at_once_start_one()
    {
        var admin = await _city.ActorAsync(Role.Admin, "CS");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _city.SendAsync(admin, new StartPolicy { City = "CS" })));
        Assert.Single(answers.OfType<CommandAnswer.Done>());
        Assert.All(answers.OfType<CommandAnswer.Refused>(), refused => Assert.Equal("policy.already_there", Assert.Single(refused.Reasons).Code));
    }

    [Fact]
    public async Task everybody_who_is_signed_in_reads_the_limits_and_nobody_else()
    {
        await _city.ActorAsync(Role.GridLeader, "YS-1-1");
        using var browser = await Browser.SignedInAsync(_city, TestCity.UserName(Role.GridLeader, "YS-1-1"));
        Assert.Empty((await ReadAsync(browser, "policies")).AsArray());
        Assert.Empty((await ReadAsync(browser, "calendars")).AsArray());
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(browser, "policies", Json(new { city = "CS" }))).StatusCode);
        using var stranger = new HttpClient { BaseAddress = _city.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/policies")).StatusCode);
    }

    private static async Task<(string Policy, string Calendar)> StartAsync(Browser browser) =>
        (await DoneAsync(browser, "policies", Json(new { city = "CS" })), await DoneAsync(browser, "calendars", Json(new { city = "CS" })));

    private async Task<string> RefusedAsync(Actor by, ICommand command) =>
        Assert.Single(Assert.IsType<CommandAnswer.Refused>(await _city.SendAsync(by, command)).Reasons).Code;

    /// <summary>The fields that were refused.</summary>
    private static async Task<IEnumerable<string>> WrongAsync(Browser browser, string address, JsonNode body)
    {
        var answer = await SendAsync(browser, address, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order();
    }

    private static JsonNode Json<T>(T value) => JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web)!;

    private static async Task<JsonNode> ReadAsync(Browser browser, string list) =>
        (await browser.Client.GetFromJsonAsync<JsonNode>($"/api/v1/{list}"))!;

    /// <summary>The id that was answered.</summary>
    private static async Task<string> DoneAsync(Browser browser, string address, JsonNode body)
    {
        var answer = await SendAsync(browser, address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["id"]!.GetValue<string>();
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string address, JsonNode body)
    {
        var headers = browser.Client.DefaultRequestHeaders;
        if (!headers.Contains(AntiforgeryForCookies.Header)) headers.Add(AntiforgeryForCookies.Header, await browser.ScriptTokenAsync());
        return await browser.Client.PostAsJsonAsync($"/api/v1/{address}", body);
    }
}
