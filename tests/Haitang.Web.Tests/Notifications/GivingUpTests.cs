using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Web.Cli.Doctor;
using Haitang.Web.Notifications;
using Npgsql;

namespace Haitang.Web.Tests.Notifications;

/// <summary>In a city of its own: its clock runs days ahead.</summary>
public sealed class GivingUpTests(PushBackCity city) : IClassFixture<PushBackCity>
{
    [Fact]
    public async Task after_72_hours_a_message_is_given_up_and_reported_and_the_next_one_gets_through()
    {
        city.Receiver.Answer = (r, _) => r.ExternalRef == "D-1" && r.State == "collected" ? HttpStatusCode.BadGateway : HttpStatusCode.OK;
        var appeal = await city.CollectAsync("D-1");
        await city.ClassifyAsync(appeal);
        var began = city.Clock.GetUtcNow();
        await city.PassAsync(TimeSpan.FromMinutes(20), () => Taken().Count == 1);
        Assert.True(city.Clock.GetUtcNow() - began >= BackOff.Patience);
        Assert.Equal("classified", Taken()[0].State);
        Assert.InRange(city.Receiver.Of("D-1").Count, 40, 200);

        await using var database = NpgsqlDataSource.Create(city.City.ConnectionString);
        var finding = await new DeadLettersCheck().RunAsync(database, CancellationToken.None);
        Assert.Equal(Verdict.Failed, finding.Verdict);
        Assert.StartsWith("1 messages were given up", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("http 502", await city.AskAsync<string>("select last_error from haitang.outbox where given_up_at is not null"));
        using var anybody = new HttpClient { BaseAddress = city.City.Address };
        var health = await anybody.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal("warning", health.GetProperty("checks").GetProperty("messages").GetProperty("status").GetString());
        await city.AskAsync<long>("delete from haitang.outbox where given_up_at is not null returning id");
        Assert.Equal(Verdict.Ok, (await new DeadLettersCheck().RunAsync(database, CancellationToken.None)).Verdict);
    }

    private List<Received> Taken() => [.. city.Receiver.Of("D-1").Where(r => r.Status is HttpStatusCode.OK)];
}
