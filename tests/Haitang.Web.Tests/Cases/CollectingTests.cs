using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Cases;

public sealed class CollectingTests(TestCity city) : IClassFixture<TestCity>
{
    private static CollectAppeal Appeal(string unit) => new()
    {
        Channel = "grid-visit",
        Title = "楼道堆放电动车",
        Text = "3 幢楼道里堆了四辆电动车。",
        Unit = unit,
        Subject = Subject.Resident,
    };

    [Fact]
    public async Task what_a_grid_leader_collects_stands_in_his_own_queue()
    {
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-1");
        var done = await city.DoneAsync(leader, Appeal("YS-1-1"));
        Assert.Equal(["appeal_collected"], done.Read().Events);
        Assert.StartsWith("HT-", done.Read().Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_grid_leader_collects_for_no_other_grid_and_is_told_no_more_than_that_it_is_not_there()
    {
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-1");
        Assert.IsType<CommandAnswer.NotFound>(await city.SendAsync(leader, Appeal("YS-1-2")));
    }

    [Fact]
    public async Task a_machine_collects_over_http_and_reads_the_case_back()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS");
        var answer = await hotline.PostAsJsonAsync("/api/v1/appeals", new
        {
            channel = "hotline",
            title = "路灯坏了",
            text = "五盏路灯全灭",
            unit = "QC",
            subject = "resident",
            location = new { lon = 120.75, lat = 31.65 },
            reporter = new { name = "样例", phone = "13800000001" },
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var one = await hotline.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{body.GetProperty("number").GetString()}");
        Assert.Equal("路灯坏了", one.GetProperty("case").GetProperty("title").GetString());
        Assert.Equal("""{"lon":120.75,"lat":31.65}""", one.GetProperty("case").GetProperty("location").GetRawText());
        Assert.Equal("138********", one.GetProperty("reporter").GetProperty("phone").GetString());
    }

    [Fact]
    public async Task wrong_input_is_named_field_by_field_in_the_readers_language()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS");
        hotline.DefaultRequestHeaders.Add("Accept-Language", "en");
        var answer = await hotline.PostAsJsonAsync("/api/v1/appeals", new { channel = "no-such", text = "x", unit = "QC", subject = "resident", title = "", extra = 1 });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.True(errors.TryGetProperty("extra", out _));
    }
}
