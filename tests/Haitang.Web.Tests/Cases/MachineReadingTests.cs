using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Cases;

/// <summary>A machine reads of the cases it brought in what the resident may read, and nothing that colleagues wrote to each other.</summary>
public sealed class MachineReadingTests(TestCity city) : IClassFixture<TestCity>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task what_colleagues_write_to_each_other_is_not_read_by_a_machine(bool confidential)
    {
        using var centre = await Staff.AtAsync(city, Role.Centre, "CS");
        using var worker = await Staff.AtAsync(city, Role.Community, "YS-1");
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", $"reading {confidential}");
        var @case = await DeliverAsync(hotline, confidential);
        await centre.PostAsync($"appeals/{@case}/classify", new { category = "SR-1-1", nature = "complaint", urgency = "routine", level = "town" });
        await centre.PostAsync($"appeals/{@case}/post-message", new { text = "只给同事看的话", @public = false });
        await centre.PostAsync($"appeals/{@case}/post-message", new { text = "正在处理，请放心", @public = true });
        if (confidential) await centre.PostAsync($"appeals/{@case}/recuse", new { unit = "CG" });
        await centre.PostAsync($"appeals/{@case}/dispatch", new { lead = "YS-1" });
        var ticket = Assert.Single((await centre.GetAsync($"tickets?case={@case}")).GetProperty("tickets").EnumerateArray()).GetProperty("id").GetGuid();
        await worker.PostAsync($"tickets/{ticket}/request-return", new { reason = "不是我们的事" });

        var history = await hotline.GetStringAsync(new Uri($"/api/v1/cases/{@case}/history", UriKind.Relative));
        Assert.Contains("正在处理，请放心", Text(history), StringComparison.Ordinal);
        foreach (var inner in new[] { "只给同事看的话", "不是我们的事", "城管局" }) Assert.DoesNotContain(inner, Text(history), StringComparison.Ordinal);
        var detail = await hotline.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{@case}");
        Assert.Equal(confidential ? 0 : 1, detail.GetProperty("tickets").GetArrayLength());
        Assert.Contains("只给同事看的话", Text(await (await centre.Client.GetAsync($"/api/v1/cases/{@case}/history")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    /// <summary>As a reader of JSON has it.</summary>
    private static string Text(string json) => string.Join('\n', JsonDocument.Parse(json).RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("words").GetString()));

    private static async Task<Guid> DeliverAsync(HttpClient hotline, bool confidential)
    {
        using var answer = await hotline.PostAsJsonAsync("/api/v1/hotline/cases", new
        {
            externalRef = $"READ-{confidential}",
            receivedAt = DateTimeOffset.UtcNow,
            caller = new { name = "样例", phone = "13900000009" },
            kind = "投诉",
            title = "窗口多收费用",
            text = "多收了二十元",
            address = "虞山街道",
            gridCode = "YS-1",
            confidential,
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
