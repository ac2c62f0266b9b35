using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Privacy;

/// <summary>Somebody with an unmistakable name and number.</summary>
internal static class PlantedPerson
{
    public const string Name = "欧阳梧桐栖";
    public const string Phone = "13977775321";

    /// <summary>By the hotline, by REST and by a person's screen, in every field that takes words.</summary>
    public static async Task<List<Guid>> PlantAsync(TestCity city)
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "planted");
        var delivered = await hotline.PostAsJsonAsync("/api/v1/hotline/cases", new
        {
            externalRef = Guid.CreateVersion7().ToString(),
            receivedAt = "2026-11-02T09:07:00+08:00",
            caller = new { name = Name, phone = Phone },
            kind = "求助",
            title = $"{Name}家漏水",
            text = $"请打 {Phone} 找{Name}",
            address = $"虞山街道 {Name}家",
        });
        using var kiosk = await city.MachineAsync(Role.Kiosk, "YS");
        var sent = await kiosk.PostAsJsonAsync("/api/v1/appeals", new
        {
            channel = "grid-visit",
            title = $"{Name}要求加装电梯",
            text = $"电话 {Phone}",
            unit = "YS-1",
            subject = "resident",
            place = new { street = "颜港路", detail = $"{Name}家门口" },
            reporter = new { name = Name, phone = Phone },
        });
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-1");
        var collected = await city.DoneAsync(leader, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = $"{Name}反映楼道堆物",
            Text = Phone,
            Unit = "YS-1-1",
            Subject = Subject.Resident,
        });
        await city.DoneAsync(leader, new EscalateAppeal { Reason = $"{Name}不在家" }, collected.Stream);
        var clerk = await city.ActorAsync(Role.Community, "YS-1");
        await city.DoneAsync(clerk, new SettleAppealOnSpot { Result = $"已告知{Name}，{Phone}" }, collected.Stream);
        return [await IdAsync(delivered), await IdAsync(sent), collected.Stream];
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
