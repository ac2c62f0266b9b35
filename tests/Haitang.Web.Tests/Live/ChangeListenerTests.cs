using System.Collections.Concurrent;
using Haitang.Projections.Live;
using Haitang.Web.Live;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Live;

public sealed class ChangeListenerTests(TestCity city) : IClassFixture<TestCity>
{
    [Theory]
    [InlineData("{")]
    [InlineData("""{"Node":"0b9f6a52-3c1e-4a8f-9f53-5d6c1e7b2a40"}""")]
    [InlineData("null")]
    public async Task what_cannot_be_read_on_the_channel_means_that_everything_may_have_changed_and_the_next_change_is_heard(string payload)
    {
        var heard = new ConcurrentQueue<Change?>();
        var change = new Change("ticket", Guid.CreateVersion7(), 2, 3, []);
        await using var other = await city.StartNodeAsync();
        using var screen = city.Services.GetRequiredService<LiveFeed>().Subscribe(heard.Enqueue);
        await NotifyAsync(payload);
        await Wait.UntilAsync(() => heard.Contains(null));
        other.Services.GetRequiredService<ChangeSignals>().Post(change);
        await Wait.UntilAsync(() => heard.Any(told => told?.Id == change.Id));
    }

    private async Task NotifyAsync(string payload)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select pg_notify($1, $2)");
        command.Parameters.Add(new() { Value = ChangeSignals.PgChannel });
        command.Parameters.Add(new() { Value = payload });
        await command.ExecuteNonQueryAsync();
    }
}
