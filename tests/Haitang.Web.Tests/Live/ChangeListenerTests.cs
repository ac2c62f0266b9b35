using System.Collections.Concurrent;
using Haitang.Projections.Live;
using Haitang.Web.Live;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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

    [Fact]
    public async Task changes_of_one_stream_that_wait_together_are_told_as_one_to_all_whom_any_of_them_concerns()
    {
        var (busy, other, late) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Guid[] units = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var heard = new ConcurrentQueue<Change>();
        using var screen = city.Services.GetRequiredService<LiveFeed>().Subscribe(change =>
        {
            if (change is not null) heard.Enqueue(change);
        });
        await using var signals = new ChangeSignals(
            city.Services.GetRequiredService<NpgsqlDataSource>(), new LiveFeed(), city.Services.GetRequiredService<ChangeGaps>(), NullLogger<ChangeSignals>.Instance);
        signals.Post(new("ticket", busy, 3, 11, [units[0]]));
        signals.Post(new("appeal", other, 2, 12, [units[0]]));
        signals.Post(new("ticket", busy, 5, 14, [units[1]]));
        signals.Post(new("ticket", busy, 4, 13, [units[0]]));
        await signals.StartAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => heard.Any(change => change.Id == other));
        // What is told later comes later.
        signals.Post(new("ticket", late, 1, 15, []));
        await Wait.UntilAsync(() => heard.Any(change => change.Id == late));
        var told = Assert.Single(heard, change => change.Id == busy);
        Assert.Equal((5L, 14L), (told.Version, told.Position));
        Assert.Equal(units, told.Units);
        await signals.StopAsync(CancellationToken.None);
    }

    private async Task NotifyAsync(string payload)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select pg_notify($1, $2)");
        command.Parameters.Add(new() { Value = ChangeNotice.PgChannel });
        command.Parameters.Add(new() { Value = payload });
        await command.ExecuteNonQueryAsync();
    }
}
