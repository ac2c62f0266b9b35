using Haitang.Web.Live;

namespace Haitang.Web.Tests.Live;

public sealed class ThrottleTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly List<CancellationToken> _runs = [];
    private readonly Throttle _throttle;
    private TaskCompletionSource? _busy;
    private bool _finished = true;

    public ThrottleTests() => _throttle = new Throttle(_time, async cancel =>
    {
        _runs.Add(cancel);
        if (_busy is { } busy) await busy.Task;
        return _finished;
    });

    public void Dispose() => _throttle.Dispose();

    [Fact]
    public void the_first_change_is_followed_at_once()
    {
        Ask();
        Assert.Single(_runs);
    }

    [Fact]
    public void a_burst_is_two_looks_the_first_and_the_last()
    {
        for (var i = 0; i < 100; i++) Ask();
        Assert.Single(_runs);
        _time.Advance(Throttle.Pause - Moment);
        Assert.Single(_runs);
        _time.Advance(Moment);
        Assert.Equal(2, _runs.Count);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, _runs.Count);
    }

    [Fact]
    public void a_steady_stream_is_followed_four_times_a_second()
    {
        for (var i = 0; i < 1000; i++)
        {
            _throttle.Ask();
            _time.Advance(Moment);
        }

        Assert.InRange(_runs.Count, 4, 5);
    }

    [Fact]
    public void what_changes_during_a_look_is_looked_at_once_after_it_and_never_beside_it()
    {
        _busy = new();
        Ask();
        for (var i = 0; i < 10; i++) Ask();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(_runs);
        Release();
        _time.Advance(Throttle.Pause);
        Assert.Equal(2, _runs.Count);
    }

    [Fact]
    public async Task another_question_takes_the_place_of_the_look_under_way()
    {
        _busy = new();
        Ask();
        var now = _throttle.NowAsync();
        Assert.True(_runs[0].IsCancellationRequested);
        Assert.Single(_runs);
        Release();
        await now;
        Assert.Equal(2, _runs.Count);
        Assert.False(_runs[1].IsCancellationRequested);
    }

    [Fact]
    public void what_could_not_be_finished_is_tried_again_at_growing_intervals_until_it_can()
    {
        _finished = false;
        Ask();
        _time.Advance(TimeSpan.FromMilliseconds(250 + 500 + 1000 + 2000 + 2000));
        Assert.Equal(6, _runs.Count);
        _finished = true;
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(7, _runs.Count);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(7, _runs.Count);
    }

    [Fact]
    public void news_cut_the_waiting_after_a_failure_short()
    {
        _finished = false;
        Ask();
        _time.Advance(TimeSpan.FromMilliseconds(250 + 500 + 1000));
        var before = _runs.Count;
        _finished = true;
        _time.Advance(Throttle.Pause);
        Ask();
        Assert.Equal(before + 1, _runs.Count);
    }

    [Fact]
    public void nobody_looks_after_the_screen_is_closed()
    {
        _busy = new();
        Ask();
        Ask();
        _throttle.Dispose();
        Assert.True(_runs[0].IsCancellationRequested);
        Release();
        Ask();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(_runs);
    }

    /// <summary>A change, and the moment in which a timer that is due runs.</summary>
    private void Ask()
    {
        _throttle.Ask();
        _time.Advance(TimeSpan.Zero);
    }

    private void Release()
    {
        var busy = _busy!;
        _busy = null;
        busy.SetResult();
    }
}
