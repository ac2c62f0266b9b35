using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Cases;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

/// <summary>第 n 次反映: the same person on the same matter.</summary>
public sealed class RepeatTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task the_same_number_on_the_same_matter_is_linked_and_counted()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        var first = await ReportAsync(centre, "13900000001", "YS");
        var second = await ReportAsync(centre, "+86 139-0000-0001", "YS-1");
        // Another person, and another town: other matters.
        await ReportAsync(centre, "13900000002", "YS");
        await ReportAsync(centre, "13900000001", "QC");
        var third = await ReportAsync(centre, "139 0000 0001", "YS-1-1");

        Assert.Equal("1", await RepeatsAsync(centre, first));
        Assert.Equal($"2 {first}", await RepeatsAsync(centre, second));
        Assert.Equal($"3 {second} {first}", await RepeatsAsync(centre, third));
    }

    [Fact]
    public async Task before_it_is_classified_and_without_a_number_nothing_is_linked()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        await ReportAsync(centre, "13900000003", "YS");
        Assert.Equal("1", await RepeatsAsync(centre, await ReportAsync(centre, "13900000003", "YS", classified: false)));
        await ReportAsync(centre, null, "YS");
        Assert.Equal("1", await RepeatsAsync(centre, await ReportAsync(centre, null, "YS")));
    }

    [Fact]
    public async Task a_confidential_case_is_no_hint_to_others()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        using var town = await Staff.AtAsync(city, Role.Town, "YS");
        var secret = await ReportAsync(centre, "13900000004", "YS", confidential: true);
        var open = await ReportAsync(centre, "13900000004", "YS");
        Assert.Equal($"2 {secret}", await RepeatsAsync(centre, open));
        Assert.Equal("1", await RepeatsAsync(town, open));
        var id = (await centre.GetAsync("cases/" + secret)).GetProperty("case").GetProperty("id").GetGuid();
        await centre.PostAsync($"appeals/{id}/recuse", new { account = (await city.ActorAsync(Role.Centre, "CS")).Account });
        Assert.Equal("1", await RepeatsAsync(centre, open));
    }

    [Fact]
    public async Task a_machine_hears_only_of_what_it_brought_in()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        await ReportAsync(centre, "13900000005", "YS", confidential: true);
        await ReportAsync(centre, "13900000005", "YS");
        using var hotline = await city.MachineAsync(Role.Hotline, "CS");
        using var answer = await hotline.PostAsJsonAsync("/api/v1/hotline/cases", new
        {
            externalRef = "CS20261123-000001",
            receivedAt = DateTimeOffset.UtcNow,
            caller = new { name = "样例", phone = "13900000005" },
            kind = "求助",
            title = "架空线垂落",
            text = "又垂下来了",
            address = "虞山街道",
            gridCode = "YS-1-1",
        });
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var number = told.GetProperty("number").GetString()!;
        await ClassifyAsync(centre, told);
        Assert.StartsWith("3 HT-", await RepeatsAsync(centre, number), StringComparison.Ordinal);
        Assert.Equal("1", RepeatsOf(await hotline.GetFromJsonAsync<JsonElement>("/api/v1/cases/" + number)));
    }

    [Fact]
    public async Task a_mark_of_misuse_is_seen_by_desks_beside_everything_of_the_same_person_and_by_nobody_else()
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        var (marked, other) = (await ReportAsync(centre, "13900000006", "YS"), await ReportAsync(centre, "139 0000 0006", "YS-1-1"));
        var id = (await centre.GetAsync("cases/" + marked)).GetProperty("case").GetProperty("id").GetGuid();
        await centre.PostAsync($"appeals/{id}/mark-misuse", new { reason = "同样的事一天报十次", lastDay = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30) });
        var files = city.Services.GetRequiredService<CaseFiles>();
        foreach (var (role, unit, sees) in new[] { (Role.Centre, "CS", true), (Role.Town, "YS", true), (Role.GridLeader, "YS-1-1", false), (Role.Secretary, "YS", false) })
        {
            var file = await files.OpenAsync(await city.ActorAsync(role, unit), other);
            Assert.Equal((role, sees ? marked : null), (role, file!.Misuse.SingleOrDefault()?.Number));
        }

        Assert.Contains((await files.OpenAsync(await city.ActorAsync(Role.Town, "YS"), marked))!.History, e => e.Event is AppealMisuseMarked);
        Assert.DoesNotContain((await files.OpenAsync(await city.ActorAsync(Role.Secretary, "YS"), marked))!.History, e => e.Event is AppealMisuseMarked);
        await centre.PostAsync($"appeals/{id}/lift-misuse", new { });
        Assert.Empty((await files.OpenAsync(await city.ActorAsync(Role.Town, "YS"), other))!.Misuse);
    }

    private static async Task<string> RepeatsAsync(Staff reader, string number) => RepeatsOf(await reader.GetAsync($"cases/{number}"));

    private static string RepeatsOf(JsonElement @case)
    {
        var repeats = @case.GetProperty("repeats");
        return string.Join(' ', repeats.GetProperty("before").EnumerateArray().Select(n => n.GetString()).Prepend(repeats.GetProperty("ordinal").ToString()));
    }

    private static async Task<string> ReportAsync(Staff desk, string? phone, string unit, bool classified = true, bool confidential = false)
    {
        object? reporter = phone is null ? null : new { name = "样例", phone };
        JsonElement begun = await desk.PostAsync(
            "appeals",
            new { channel = "hotline", title = "架空线垂落", text = "又垂下来了", unit, subject = "resident", reporter, confidential },
            HttpStatusCode.Created);
        if (classified) await ClassifyAsync(desk, begun);
        return begun.GetProperty("number").GetString()!;
    }

    private static Task<JsonElement> ClassifyAsync(Staff desk, JsonElement begun) => desk.PostAsync(
        $"appeals/{begun.GetProperty("id").GetGuid()}/classify", new { category = "SR-1-1", nature = "help", urgency = "routine", level = "town" });
}
