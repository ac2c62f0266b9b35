using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;
using Npgsql;

namespace Haitang.Web.Tests.Hotline;

public sealed class HotlineTests(TestCity city) : IClassFixture<TestCity>
{
    private static JsonObject Case(string externalRef, string kind = "求助", string text = "五盏路灯全灭") => new()
    {
        ["externalRef"] = externalRef,
        ["receivedAt"] = "2026-11-02T09:07:00+08:00",
        ["caller"] = new JsonObject { ["name"] = "样例1", ["phone"] = "13800000001" },
        ["kind"] = kind,
        ["title"] = "路灯坏了一周",
        ["text"] = text,
        ["address"] = "虞山街道颜港路",
        ["location"] = new JsonObject { ["lon"] = 120.75, ["lat"] = 31.65 },
    };

    private static Task<HttpResponseMessage> PostAsync(HttpClient hotline, JsonNode one) =>
        hotline.PostAsync("/api/v1/hotline/cases", new StringContent(one.ToJsonString(), Encoding.UTF8, "application/json"));

    [Fact]
    public async Task two_hundred_concurrent_deliveries_of_one_number_make_one_case_and_one_answer()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "storm");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => PostAsync(hotline, Case("STORM-1"))));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.Equal(199, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        var list = await hotline.GetFromJsonAsync<JsonElement>("/api/v1/cases");
        Assert.Equal(1, list.GetProperty("cases").GetArrayLength());
    }

    /// <summary>These stand in the log as they are: they are words and codes of a system, not what a person says.</summary>
    [Theory]
    [InlineData("kind")]
    [InlineData("urgency")]
    [InlineData("categoryCode")]
    [InlineData("gridCode")]
    [InlineData("externalRef")]
    public async Task what_is_not_sealed_takes_no_free_words(string field)
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", $"words in {field}");
        var one = Case($"W-{field}");
        one[field] = "投诉 欧阳梧桐栖 13977775321";
        var answer = await PostAsync(hotline, one);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task changed_content_under_a_known_number_is_a_conflict()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "changing");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(hotline, Case("C-1"))).StatusCode);
        var again = await PostAsync(hotline, Case("C-1", text: "其实是六盏"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("hotline.changed", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task another_key_of_the_same_source_meets_the_same_case()
    {
        using var first = await city.MachineAsync(Role.Hotline, "CS", "rotated");
        using var second = await city.MachineAsync(Role.Hotline, "CS", "rotated");
        var one = await (await PostAsync(first, Case("R-1"))).Content.ReadAsStringAsync();
        var again = await PostAsync(second, Case("R-1"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(one, await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task a_nature_that_nobody_knows_is_kept_for_the_desk_to_ask()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "thanks");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(hotline, Case("T-1", kind: "感谢"))).StatusCode);
        var list = await hotline.GetFromJsonAsync<JsonElement>("/api/v1/cases");
        var row = list.GetProperty("cases")[0];
        Assert.Equal("感谢", row.GetProperty("natureTold").GetString());
        Assert.False(row.TryGetProperty("nature", out _));
        Assert.Equal("YS", row.GetProperty("holder").GetProperty("code").GetString());
    }

    [Fact]
    public async Task a_report_goes_to_the_command_centre_at_once_and_to_nobody_else()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "reports");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(hotline, Case("J-1", kind: "举报"))).StatusCode);
        var row = (await hotline.GetFromJsonAsync<JsonElement>("/api/v1/cases")).GetProperty("cases")[0];
        Assert.True(row.GetProperty("confidential").GetBoolean());
        Assert.Equal("CS", row.GetProperty("holder").GetProperty("code").GetString());
    }

    [Fact]
    public async Task without_an_address_to_push_back_to_nothing_is_written_for_it()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "silent");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(hotline, Case("N-1"))).StatusCode);
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from haitang.outbox");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task only_a_hotline_may_deliver()
    {
        using var kiosk = await city.MachineAsync(Role.Kiosk, "CS");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(kiosk, Case("K-1"))).StatusCode);
    }
}
