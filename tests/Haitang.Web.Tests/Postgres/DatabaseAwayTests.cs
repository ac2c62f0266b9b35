using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Cases;
using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Haitang.Web.Tests.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Haitang.Web.Tests.Postgres;

/// <summary>A host whose PostgreSQL stops and comes back.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private readonly DataFolder _data = new();
    private EmbeddedPostgres _postgres = null!;
    private TestCity _city = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await StartAsync();
        _city = new TestCity { Server = _postgres.ConnectionString, Configuring = BeQuiet };
        await _city.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _city.DisposeAsync();
        await _postgres.DisposeAsync();
        await _data.DisposeAsync();
    }

    [Fact]
    public async Task programs_and_people_are_told_to_come_back_and_served_again_when_it_is_there()
    {
        using var kiosk = await _city.MachineAsync(Role.Kiosk, "YS");
        using var hotline = await _city.MachineAsync(Role.Hotline, "CS");
        await _city.ActorAsync(Role.Town, "YS");
        using var clerk = await Browser.SignedInAsync(_city, TestCity.UserName(Role.Town, "YS"));
        using var stranger = new Browser(_city);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Client.GetAsync("/desk")).StatusCode);
        var appeal = new { channel = "grid-visit", title = "一件", text = "一件", unit = "YS", subject = "anonymous" };
        var delivery = new { externalRef = "A-1", receivedAt = "2026-11-02T09:07:00+08:00", kind = "求助", title = "一件", text = "一件" };

        await _postgres.DisposeAsync();
        foreach (var answer in (HttpResponseMessage[])[
            await kiosk.PostAsJsonAsync("/api/v1/appeals", appeal), await kiosk.GetAsync("/api/v1/cases"),
            await hotline.PostAsJsonAsync("/api/v1/hotline/cases", delivery), await clerk.Client.GetAsync("/api/v1/cases")])
        {
            AssertAway(answer);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(("application/problem+json", "service.database_away"), (answer.Content.Headers.ContentType!.MediaType, problem.GetProperty("code").GetString()));
            AssertNoTrace(problem.ToString());
        }

        foreach (var page in (string[])["/desk", "/cases", "/cases/HT-1", "/phone", "/phone/collect", "/"])
        {
            var answer = await clerk.Client.GetAsync(page);
            if (page is "/" && answer.StatusCode is HttpStatusCode.Found) continue;
            AssertAway(answer);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("数据库暂时连不上", text, StringComparison.Ordinal);
            AssertNoTrace(text);
        }

        AssertAway(await stranger.SignInAsync("town.ys", TestCity.Password));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Client.GetAsync("/css/haitang.css")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Client.GetAsync("/health/live")).StatusCode);

        _postgres = await StartAsync();
        Assert.Equal(HttpStatusCode.Created, (await kiosk.PostAsJsonAsync("/api/v1/appeals", appeal)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await hotline.PostAsJsonAsync("/api/v1/hotline/cases", delivery)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Client.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task a_form_keeps_what_was_typed_says_so_and_goes_through_when_it_is_there_again()
    {
        await using var screen = new Screen(_city);
        var page = await screen.OpenOneAsync();
        await page.TypeAsync("[id^=result-]", "当场修好了。");
        await _postgres.DisposeAsync();
        await page.SubmitAsync("[id^=result-]");
        page.WaitForAssertion(() => Assert.StartsWith("暂时没有得到答复，填写的内容还在。", page.Find(".act-form > .fail").TextContent, StringComparison.Ordinal));
        Assert.Equal("当场修好了。", page.Find("[id^=result-]").GetAttribute("value"));

        _postgres = await StartAsync();
        await page.SubmitAsync("[id^=result-]");
        page.WaitForAssertion(() => Assert.Contains("已完成：当场办结", page.Find(".good").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_page_that_breaks_before_its_circuit_begins_does_not_say_that_all_is_well()
    {
        await _city.ActorAsync(Role.Town, "YS");
        using var clerk = await Browser.SignedInAsync(_city, TestCity.UserName(Role.Town, "YS"));
        await using (var source = Npgsql.NpgsqlDataSource.Create(_city.ConnectionString))
        await using (var harm = source.CreateCommand("alter table haitang.case_rows rename to case_rows_away"))
            await harm.ExecuteNonQueryAsync();
        var answer = await clerk.Client.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("case_rows", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What is missing is told by the answers; the log would be full of it.</summary>
    private static void BeQuiet(WebApplicationBuilder builder) => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.None)
        .AddFilter("Microsoft", LogLevel.None).AddFilter("Npgsql", LogLevel.None);

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(new(_data.Path), NullLogger.Instance, CancellationToken.None);

    private static void AssertAway(HttpResponseMessage answer)
    {
        Assert.Equal((answer.RequestMessage!.RequestUri, HttpStatusCode.ServiceUnavailable), (answer.RequestMessage.RequestUri, answer.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    private static void AssertNoTrace(string text)
    {
        foreach (var word in (string[])["Exception", "Npgsql", "   at ", "Socket", ".cs:"]) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    private sealed class Screen(TestCity city) : CaseScreen(city)
    {
        public async Task<IRenderedComponent<OneCase>> OpenOneAsync()
        {
            var (_, number) = await CollectAsync("要当场办的");
            return Open<OneCase>(await City.ActorAsync(Role.Town, "YS"), $"/cases/{number}?act=settle", ("Number", number));
        }
    }
}
