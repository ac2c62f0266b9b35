using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Commands;

public sealed class HeldStatesTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task what_this_node_has_written_is_not_brought_again()
    {
        var appeal = await CollectedAsync();
        var loaded = await LoadAsync(appeal);
        Assert.Null(loaded.State);
        Assert.Equal(1, loaded.Version);
        Assert.IsType<Appeal>(loaded.Held);
    }

    [Fact]
    public async Task what_is_held_is_what_stands_in_the_database()
    {
        var appeal = await CollectedAsync();
        var held = Assert.IsType<Appeal>((await LoadAsync(appeal)).Held);
        Assert.Equal(await StoredAsync(appeal), EventCodec.WriteState(held));
        Assert.Equal(await StoredAsync(appeal), EventCodec.WriteState(EventCodec.ReadState<Appeal>(await StoredAsync(appeal))));
    }

    [Fact]
    public async Task what_another_node_has_written_is_brought()
    {
        var appeal = await CollectedAsync();
        await using var other = await city.StartNodeAsync();
        await OnAsync(other, Classify(Level.Community), appeal);
        var loaded = await LoadAsync(appeal);
        Assert.Null(loaded.Held);
        Assert.Equal(2, loaded.Version);
        Assert.NotNull(loaded.State);
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A standby that never got the last event is promoted, and the stream goes on with another one at the same version.</summary>
    [Fact]
    public async Task a_version_that_the_database_has_lost_and_written_anew_does_not_count()
    {
        var appeal = await CollectedAsync();
        await using var other = await city.StartNodeAsync();
        var first = await RowsAsync(appeal);
        await city.DoneAsync(await city.ActorAsync(Role.Town, "YS"), Classify(Level.Town), appeal);
        await LoseLastAsync(appeal, first);
        await OnAsync(other, Classify(Level.Community), appeal);

        await city.DoneAsync(await city.ActorAsync(Role.Town, "YS"), new SupplementAppeal { Text = "又来了一辆。" }, appeal);
        var (replayed, version) = await city.Services.GetRequiredService<EventStore>().AggregateStreamAsync(
            appeal, Appeal.Initial, (s, e) => Appeal.Evolve(s, EventCodec.Read(e)), ct: TestContext.Current.CancellationToken);
        Assert.Equal(3, version);
        Assert.Equal(Level.Community, replayed.Level);
        Assert.Equal(EventCodec.WriteState(replayed), await StoredAsync(appeal));
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    private static ClassifyAppeal Classify(Level level) => new() { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = level };

    private async Task<Guid> CollectedAsync() => (await city.DoneAsync(await city.ActorAsync(Role.Town, "YS"), new CollectAppeal
    {
        Channel = "grid-visit",
        Title = "楼道堆放电动车",
        Text = "3 幢楼道里堆了四辆电动车。",
        Unit = "YS-1",
        Subject = Subject.Resident,
    })).Stream;

    private async Task<LoadedStream> LoadAsync(Guid stream) =>
        (await city.Services.GetRequiredService<DeskLoader>().LoadAsync(new([stream], Number: false), TestContext.Current.CancellationToken)).Streams[stream];

    private async Task OnAsync(WebApplication node, ICommand command, Guid stream) => Assert.IsType<CommandAnswer.Done>(
        await node.Services.GetRequiredService<CommandDesk>().SendAsync(
            new(Guid.CreateVersion7(), await city.ActorAsync(Role.Town, "YS"), command) { Stream = stream }, TestContext.Current.CancellationToken));

    private async Task<byte[]> StoredAsync(Guid stream) => (await RowsAsync(stream)).State;

    private async Task<(byte[] State, DateTimeOffset At)> RowsAsync(Guid stream)
    {
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand("select state, recorded_at from haitang.stream_states where id = $1");
        command.Parameters.Add(new() { Value = stream });
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await row.ReadAsync(TestContext.Current.CancellationToken);
        return (row.GetFieldValue<byte[]>(0), row.GetFieldValue<DateTimeOffset>(1));
    }

    private async Task LoseLastAsync(Guid stream, (byte[] State, DateTimeOffset At) before)
    {
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("delete from haitang.mt_events where stream_id = $1 and version > 1") { Parameters = { new() { Value = stream } } });
        batch.BatchCommands.Add(new("update haitang.mt_streams set version = 1, timestamp = $2 where id = $1")
        { Parameters = { new() { Value = stream }, new() { Value = before.At } } });
        batch.BatchCommands.Add(new("update haitang.stream_states set version = 1, state = $2, recorded_at = $3 where id = $1")
        { Parameters = { new() { Value = stream }, new() { Value = before.State }, new() { Value = before.At } } });
        await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
