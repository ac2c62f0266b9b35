using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Accounts;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Api;

/// <summary>Characters that PostgreSQL cannot keep, or nobody can read, come in by no door.</summary>
public sealed class UnfitTextTests(TestCity city) : IClassFixture<TestCity>
{
    private const string Good = """
        "channel":"grid-visit","unit":"YS","subject":"resident","title":"路灯坏了","text":"五盏"
        """;

    [Theory]
    [InlineData("\\u0000"), InlineData("\\u0008"), InlineData("\\u001b"), InlineData("\\u0085"), InlineData("\\ud842"), InlineData("\\udfb7\\ud842")]
    public async Task an_appeal_with_them_is_refused_at_each_field_in_the_readers_language(string unfit)
    {
        using var kiosk = await city.MachineAsync(Role.Kiosk, "YS");
        var body = Good.Replace("路灯", "路" + unfit, StringComparison.Ordinal);
        var chinese = await ErrorsAsync(await PostAsync(kiosk, "/api/v1/appeals", "{" + body + ",\"reporter\":{\"name\":\"张" + unfit + "\",\"phone\":\"1\"}}"));
        Assert.Equal(["reporter.name", "title"], chinese.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("里面有无法显示的字符，请删去后再试。", chinese["title"]);
        kiosk.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.StartsWith("It contains characters", (await ErrorsAsync(await PostAsync(kiosk, "/api/v1/appeals", "{" + body + "}")))["title"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(kiosk, "/api/v1/appeals", "{" + Good + "}")).StatusCode);
    }

    [Theory, InlineData("externalRef"), InlineData("kind"), InlineData("title"), InlineData("text"), InlineData("address"), InlineData("gridCode")]
    public async Task the_hotline_hears_which_field_it_was(string field)
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "unfit");
        var one = new Dictionary<string, string>
        {
            ["externalRef"] = "U-" + field,
            ["receivedAt"] = "2026-11-02T09:07:00+08:00",
            ["kind"] = "求助",
            ["title"] = "路灯坏了",
            ["text"] = "五盏",
            ["address"] = "虞山街道",
            ["gridCode"] = "YS-1-1",
        };
        var unfit = new Dictionary<string, string>(one) { [field] = one[field] + "\0" };
        Assert.Equal([field], (await ErrorsAsync(await hotline.PostAsJsonAsync("/api/v1/hotline/cases", unfit))).Keys);
        Assert.Equal(HttpStatusCode.Created, (await hotline.PostAsJsonAsync("/api/v1/hotline/cases", one)).StatusCode);
    }

    [Fact]
    public async Task bytes_that_are_no_text_are_refused_at_their_field()
    {
        using var kiosk = await city.MachineAsync(Role.Kiosk, "YS");
        byte[] body = [.. Encoding.UTF8.GetBytes("{" + Good + ",\"externalRef\":\"a"), 0xC3, 0x28, .. "\"}"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        Assert.Equal(["externalRef"], (await ErrorsAsync(await kiosk.PostAsync("/api/v1/appeals", content))).Keys);
    }

    [Fact]
    public async Task a_number_or_a_search_with_them_finds_nothing_and_harms_nobody()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "asking");
        var people = city.Services.GetRequiredService<PeopleList>();
        var machines = city.Services.GetRequiredService<MachineList>();
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(0, (await hotline.GetFromJsonAsync<JsonElement>("/api/v1/cases?number=HT%00")).GetProperty("cases").GetArrayLength());
            Assert.Empty(await people.PageAsync("\0", null, 10));
            Assert.Empty(await machines.PageAsync("\ud842", null, 10));
            Assert.NotEmpty(await machines.PageAsync("asking", null, 10));
        }
    }

    [Fact]
    public async Task a_form_with_them_opens_no_door_and_breaks_none()
    {
        await city.ActorAsync(Role.Town, "YS");
        using var browser = new Browser(city);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync("town.ys\0", TestCity.Password)).StatusCode);
        Assert.Equal("/", (await browser.SignInAsync("town.ys", TestCity.Password)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task a_form_of_the_desk_is_told_at_its_field()
    {
        var town = await city.ActorAsync(Role.Town, "YS");
        var done = await city.DoneAsync(town, new CollectAppeal { Channel = "grid-visit", Title = "一件", Text = "一件", Unit = "YS", Subject = Subject.Resident });
        var refused = Assert.IsType<Haitang.Web.Commands.CommandAnswer.Refused>(
            await city.SendAsync(town, new SettleAppealOnSpot { Result = "办\0好" }, done.Stream));
        Assert.Equal(("input.unreadable", "result"), (refused.Reasons[0].Code, refused.Reasons[0].Field));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string url, string json) =>
        client.PostAsync(url, new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task<Dictionary<string, string>> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("errors").EnumerateObject().ToDictionary(e => e.Name, e => e.Value[0].GetString()!, StringComparer.Ordinal);
    }
}
