using System.Net;
using Haitang.Web.Notifications;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Notifications;

/// <summary>Messages arrive in spite of everything, in the order of their case.</summary>
public sealed class OutboxSenderTests(PushBackCity city) : IClassFixture<PushBackCity>
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("R-500", HttpStatusCode.InternalServerError)]
    [InlineData("R-404", HttpStatusCode.NotFound)]
    [InlineData("R-307", HttpStatusCode.TemporaryRedirect)]
    public async Task what_was_not_taken_is_sent_again_with_the_same_key_and_body(string externalRef, HttpStatusCode refusal)
    {
        city.Receiver.Answer = (r, before) => r.ExternalRef == externalRef && before < 2 ? refusal : HttpStatusCode.OK;
        await city.CollectAsync(externalRef);
        await city.PassAsync(Step, () => Taken(externalRef).Count == 1);
        var came = city.Receiver.Of(externalRef);
        Assert.Equal([refusal, refusal, HttpStatusCode.OK], came.Select(r => r.Status));
        Assert.Single(came.Select(r => (r.Key, r.Body, r.Path)).Distinct());
    }

    [Fact]
    public async Task a_receiver_that_is_away_gets_everything_when_it_is_back()
    {
        await city.Receiver.StopAsync();
        var appeal = await city.CollectAsync("A-1");
        await city.ClassifyAsync(appeal);
        await city.PassAsync(Step, () => city.AskAsync<bool>(
            "select exists (select from haitang.outbox where payload ->> 'externalRef' = 'A-1' and attempts >= 3 and last_error = 'ConnectionError')"));
        await city.Receiver.StartAsync();
        await city.PassAsync(Step, () => Taken("A-1").Count == 2);
        Assert.Equal(["collected", "classified"], Taken("A-1").Select(r => r.State));
    }

    [Fact]
    public async Task a_message_waits_for_the_one_before_it_and_no_other_case_waits()
    {
        var closed = true;
        city.Receiver.Answer = (r, _) => r.ExternalRef == "O-1" && closed ? HttpStatusCode.BadGateway : HttpStatusCode.OK;
        var appeal = await city.CollectAsync("O-1");
        await city.ClassifyAsync(appeal);
        await city.SettleAsync(appeal);
        await city.PassAsync(Step, () => city.Receiver.Of("O-1").Count >= 4);
        Assert.All(city.Receiver.Of("O-1"), r => Assert.Equal("collected", r.State));
        await city.CollectAsync("O-2");
        await Wait.UntilAsync(() => Taken("O-2").Count == 1);
        closed = false;
        await city.PassAsync(Step, () => Taken("O-1").Count == 3);
        Assert.Equal(["collected", "classified", "answered"], Taken("O-1").Select(r => r.State));
    }

    [Fact]
    public async Task a_message_that_its_sender_left_behind_is_sent_by_another_and_the_first_has_no_say_any_more()
    {
        var outbox = city.City.Services.GetRequiredService<Outbox>();
        var closed = true;
        city.Receiver.Answer = (r, _) => r.ExternalRef == "L-1" && closed ? HttpStatusCode.BadGateway : HttpStatusCode.OK;
        var appeal = await city.CollectAsync("L-1");
        await Wait.UntilAsync(async () => await FailedAsync(appeal) == 1);
        // As by a node that dies after its claim: in the future of the others, who do not see it due any more.
        var left = Assert.Single(await ClaimAsync(outbox, TimeSpan.FromMinutes(10)));
        Assert.Empty(await ClaimAsync(outbox, TimeSpan.FromMinutes(11)));
        await Wait.UntilAsync(async () =>
        {
            if (await FailedAsync(appeal) > left.Attempts) return true;
            city.Clock.Step(Step);
            return false;
        });
        await outbox.DeliveredAsync(left, city.Clock.GetUtcNow(), CancellationToken.None);
        Assert.True(await city.AskAsync<bool>("select delivered_at is null from haitang.outbox where stream = $1", appeal));
        closed = false;
        await city.PassAsync(Step, () => Taken("L-1").Count == 1);
        Assert.Single(city.Receiver.Of("L-1").Select(r => r.Key).Distinct());
    }

    [Fact]
    public async Task two_senders_on_one_database_deliver_every_message_once_and_in_order()
    {
        await using var other = await city.City.StartNodeAsync();
        // Every third message is refused at first, another third twice.
        city.Receiver.Answer = (r, before) => before < r.Key.ToByteArray()[0] % 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        var references = Enumerable.Range(0, 20).Select(n => $"N-{n}").ToArray();
        await Task.WhenAll(references.Select(async reference =>
        {
            var appeal = await city.CollectAsync(reference);
            await city.ClassifyAsync(appeal);
            await city.SettleAsync(appeal);
        }));
        await city.PassAsync(Step, () => references.All(reference => Taken(reference).Count == 3));
        foreach (var reference in references)
        {
            // Refusals of a message stand before its acceptance, and that before anything of the next message.
            var expected = Taken(reference).SelectMany(r => Enumerable.Repeat(r.State, (r.Key.ToByteArray()[0] % 3) + 1));
            Assert.Equal(expected, city.Receiver.Of(reference).Select(r => r.State));
            Assert.Equal(["collected", "classified", "answered"], Taken(reference).Select(r => r.State));
        }

        await other.StopAsync();
    }

    private List<Received> Taken(string externalRef) => [.. city.Receiver.Of(externalRef).Where(r => r.Status is HttpStatusCode.OK)];

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(Outbox outbox, TimeSpan ahead) =>
        (await outbox.ClaimAsync(["hotline"], 1, city.Clock.GetUtcNow() + ahead, CancellationToken.None)).Messages;

    /// <summary>The number of the last attempt that failed.</summary>
    private Task<int> FailedAsync(Guid appeal) => city.AskAsync<int>(
        "select coalesce(max(attempts) filter (where last_error is not null), 0) from haitang.outbox where stream = $1", appeal);
}
