using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Haitang.Domain.Organisation;
using Haitang.Web.Privacy;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Notifications;

/// <summary>What the hotline hears of its cases.</summary>
public sealed class PushBackTests(PushBackCity city) : IClassFixture<PushBackCity>
{
    private const string Name = "欧阳梧桐栖";
    private const string Phone = "13977775321";

    [Fact]
    public async Task every_event_is_told_once_in_order_with_state_and_public_words_in_chinese()
    {
        var appeal = await city.CollectAsync("W-1");
        await city.ClassifyAsync(appeal);
        await city.SettleAsync(appeal);
        var told = await ToldAsync("W-1", 3);
        var number = told[0].Text("number");
        Assert.Equal(["collected", "classified", "answered"], told.Select(r => r.State));
        Assert.Equal([$"您反映的事已登记，编号 {number}", "已归入“架空线缆”", "已办结：五盏路灯已修好"], told.Select(r => r.Words));
        Assert.All(told, r => Assert.Equal(number, r.Text("number")));
        Assert.All(told, r => Assert.Equal(["externalRef", "number", "state", "at", "words"], r.Names));
        Assert.All(told, r => Assert.Equal("application/json; charset=utf-8", r.ContentType));
    }

    [Fact]
    public async Task the_key_is_the_events_id_and_the_time_is_the_events_own()
    {
        var appeal = await city.CollectAsync("K-1");
        var told = (await ToldAsync("K-1", 1))[0];
        Assert.Equal(told.Key, await city.AskAsync<Guid>("select id from haitang.mt_events where stream_id = $1", appeal));
        var at = await city.AskAsync<DateTime>("select timestamp from haitang.mt_events where stream_id = $1", appeal);
        Assert.Equal(at, DateTimeOffset.Parse(told.Text("at"), CultureInfo.InvariantCulture).UtcDateTime);
    }

    [Fact]
    public async Task the_signature_proves_body_and_time()
    {
        await city.CollectAsync("S-1");
        var told = (await ToldAsync("S-1", 1))[0];
        var parts = told.Signature.Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(PushBackCity.Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{told.Body}"));
        Assert.Equal(Convert.ToHexStringLower(expected), parts["v1"]);
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts["t"], CultureInfo.InvariantCulture));
        Assert.True((city.Clock.GetUtcNow() - sent).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task nothing_of_a_person_waits_in_the_outbox_or_leaves_the_house()
    {
        var appeal = await city.CollectAsync("P-1", form => form with
        {
            Title = $"{Name}家漏水",
            Text = $"请打 {Phone} 找{Name}",
            Address = $"虞山街道 {Name}家",
            Caller = new Contact(Name, Phone),
        });
        await city.EscalateAsync(appeal, $"{Name}（{Phone}）不在家");
        await city.SettleAsync(appeal, await city.City.ActorAsync(Role.Centre, "CS"));
        var told = await ToldAsync("P-1", 3);
        Assert.All(told, r => Assert.DoesNotContain(Name, r.Body, StringComparison.Ordinal));
        Assert.All(told, r => Assert.DoesNotContain(Phone, r.Body, StringComparison.Ordinal));
        Assert.Equal(0L, await city.AskAsync<long>(
            "select count(*) from haitang.outbox o where o::text like '%' || $1 || '%' or o::text like '%' || $2 || '%'", Name, Phone));
    }

    [Fact]
    public async Task a_forgotten_case_is_told_without_its_words()
    {
        city.Receiver.Answer = (r, _) => r.ExternalRef == "F-1" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        var appeal = await city.CollectAsync("F-1");
        await city.SettleAsync(appeal);
        await city.AskAsync<Guid>("delete from haitang.case_keys where id = $1 returning id", appeal);
        city.Receiver.Answer = (_, _) => HttpStatusCode.OK;
        await city.PassAsync(TimeSpan.FromSeconds(10), () => Taken("F-1").Count == 2);
        var last = Taken("F-1")[1];
        Assert.Equal("answered", last.State);
        Assert.DoesNotContain("五盏路灯已修好", last.Body, StringComparison.Ordinal);
    }

    /// <summary>Also not when somebody names the hotline's channel and a number of its: that would speak for the hotline's own case.</summary>
    [Theory]
    [InlineData("grid-visit")]
    [InlineData("hotline")]
    public async Task cases_that_came_another_way_are_not_told(string channel)
    {
        var collected = await city.City.DoneAsync(await city.City.ActorAsync(Role.GridLeader, "YS-1-1"), new Haitang.Domain.Appeals.CollectAppeal
        {
            Channel = channel,
            Title = "楼道堆物",
            Text = "三楼",
            Unit = "YS-1-1",
            Subject = Haitang.Domain.Appeals.Subject.Resident,
            ExternalRef = "G-1",
        });
        Assert.Equal(0L, await city.AskAsync<long>("select count(*) from haitang.outbox where stream = $1", collected.Stream));
    }

    private async Task<IReadOnlyList<Received>> ToldAsync(string externalRef, int count)
    {
        await Wait.UntilAsync(() => city.Receiver.Of(externalRef).Count >= count);
        // Marked as delivered: nothing more can come.
        await Wait.UntilAsync(async () => await city.AskAsync<long>(
            "select count(*) from haitang.outbox where payload ->> 'externalRef' = $1 and delivered_at is null", externalRef) == 0);
        Assert.Equal(count, city.Receiver.Of(externalRef).Count);
        return city.Receiver.Of(externalRef);
    }

    private List<Received> Taken(string externalRef) => [.. city.Receiver.Of(externalRef).Where(r => r.Status is HttpStatusCode.OK)];
}
