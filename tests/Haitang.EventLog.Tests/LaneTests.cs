using System.Collections.Concurrent;
using Npgsql;

namespace Haitang.EventLog.Tests;

public sealed class LaneTests
{
    [Fact]
    public async Task what_waits_travels_together_up_to_the_limit()
    {
        var gate = new TaskCompletionSource();
        var batches = new ConcurrentQueue<int>();
        await using var lane = new Lane<int, int>(
            async (requests, _) =>
            {
                batches.Enqueue(requests.Count);
                await gate.Task;
                return [.. requests.Select(request => request * 2)];
            },
            lanes: 1, most: 8);
        var first = lane.SendAsync(0);
        await Until.HoldsAsync(() => Task.FromResult(batches.Count == 1));
        var answers = Enumerable.Range(1, 20).Select(request => lane.SendAsync(request)).ToList();
        gate.SetResult();
        Assert.Equal(0, await first);
        Assert.Equal(Enumerable.Range(1, 20).Select(request => request * 2), await Task.WhenAll(answers));
        Assert.Equal([1, 8, 8, 4], batches);
    }

    [Fact]
    public async Task requests_that_share_a_key_run_one_after_the_other_in_their_order()
    {
        var keys = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        var busy = new ConcurrentDictionary<Guid, int>();
        var ran = new ConcurrentQueue<int>();
        var chance = new Random(3);
        var wanted = Enumerable.Range(0, 500).Select(_ => chance.GetItems(keys, 2)).ToArray();
        await using var lane = new Lane<int, bool>(
            async (requests, _) =>
            {
                foreach (var key in requests.SelectMany(request => wanted[request].Distinct())) Assert.True(busy.TryAdd(key, 0));
                foreach (var request in requests) ran.Enqueue(request);
                await Task.Yield();
                foreach (var key in requests.SelectMany(request => wanted[request])) busy.TryRemove(key, out var _);
                return [.. requests.Select(_ => true)];
            },
            lanes: 3, most: 4, keys: request => wanted[request]);
        await Task.WhenAll(Enumerable.Range(0, wanted.Length).Select(request => lane.SendAsync(request)));
        foreach (var key in keys)
        {
            var order = ran.Where(request => wanted[request].Contains(key)).ToList();
            Assert.Equal(order.Order(), order);
        }
    }

    [Fact]
    public async Task when_the_database_refuses_a_batch_each_is_tried_alone()
    {
        await using var lane = new Lane<int, int>((requests, _) => requests.Contains(13)
            ? throw new PostgresException("duplicate", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation)
            : Task.FromResult<IReadOnlyList<int>>([.. requests]));
        var answers = Enumerable.Range(0, 40).Select(request => lane.SendAsync(request)).ToArray();
        await Assert.ThrowsAsync<PostgresException>(() => answers[13]);
        Assert.Equal(39, (await Task.WhenAll(answers.Where(answer => answer != answers[13]))).Length);
    }

    [Fact]
    public async Task when_the_connection_is_lost_all_of_the_batch_hear_it_and_the_lane_goes_on()
    {
        var lost = true;
        await using var lane = new Lane<int, int>((requests, _) => lost ? throw new NpgsqlException("lost") : Task.FromResult<IReadOnlyList<int>>([.. requests]));
        var answers = Enumerable.Range(0, 10).Select(request => lane.SendAsync(request)).ToArray();
        foreach (var answer in answers) await Assert.ThrowsAsync<NpgsqlException>(() => answer);
        lost = false;
        Assert.Equal(1, await lane.SendAsync(1));
    }

    [Fact]
    public async Task a_request_cancelled_while_it_waits_is_not_run()
    {
        var gate = new TaskCompletionSource();
        var ran = new ConcurrentQueue<int>();
        await using var lane = new Lane<int, int>(
            async (requests, _) =>
            {
                foreach (var request in requests) ran.Enqueue(request);
                await gate.Task;
                return requests;
            },
            lanes: 1);
        var first = lane.SendAsync(1);
        await Until.HoldsAsync(() => Task.FromResult(ran.Count == 1));
        using var impatience = new CancellationTokenSource();
        var cancelled = lane.SendAsync(2, impatience.Token);
        var last = lane.SendAsync(3);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.SetResult();
        Assert.Equal((1, 3), (await first, await last));
        Assert.Equal([1, 3], ran);
    }

    [Fact]
    public async Task what_waits_goes_past_a_batch_that_is_held_up()
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var lane = new Lane<int, int>(async (requests, _) =>
        {
            begun.TrySetResult();
            if (requests.Contains(0)) await gate.Task;
            return requests;
        });
        var held = lane.SendAsync(0);
        await begun.Task;
        Assert.Equal(1, await lane.SendAsync(1));
        Assert.False(held.IsCompleted);
        gate.SetResult();
        Assert.Equal(0, await held);
    }

    [Fact]
    public async Task a_sender_that_comes_alone_again_and_again_is_answered_on_and_on()
    {
        await using var lane = new Lane<int, int>(async (requests, _) =>
        {
            await Task.Yield();
            return requests;
        });
        for (var i = 0; i < 1000; i++) Assert.Equal(i, await lane.SendAsync(i));
        Assert.Equal(Enumerable.Range(0, 1000), await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => lane.SendAsync(i))));
    }

    [Fact]
    public async Task closing_answers_what_was_sent_and_takes_nothing_new()
    {
        var gate = new TaskCompletionSource();
        var lane = new Lane<int, int>(
            async (requests, _) =>
            {
                await gate.Task;
                return requests;
            });
        var answers = Enumerable.Range(0, 100).Select(request => lane.SendAsync(request)).ToList();
        var closed = lane.DisposeAsync();
        Assert.False(closed.IsCompleted);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => lane.SendAsync(0));
        gate.SetResult();
        await closed;
        Assert.All(answers, answer => Assert.True(answer.IsCompletedSuccessfully));
    }
}
