using Haitang.EventLog;

namespace Haitang.Bench.Rows;

/// <summary>A stream's beginning and six appends, in seven transactions.</summary>
internal sealed class StreamRow : IRow
{
    private const int Events = 7;

    public string Name => "stream";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        foreach (var writers in rounds.Of(1, 4, 16))
        {
            yield return await rounds.CompareAsync("start a stream and six appends", $"{writers} writers", 0.85, Bare(bench.Bare, writers), Ours(bench.Log, writers));
        }
    }

    private static Work Bare(Yardstick bare, int writers) => new(writers, async _ =>
    {
        var stream = Guid.CreateVersion7();
        for (var version = 1; version <= Events; version++) await bare.AppendAsync(stream, version);
    });

    private static Work Ours(EventStore log, int writers) => new(writers, async _ =>
    {
        var stream = Guid.CreateVersion7();
        for (var version = 0; version < Events; version++)
        {
            var result = await log.AppendAsync(Progress.On(stream, Expected.Version(version)));
            if (result.IsConflict) throw new InvalidOperationException("A writer met somebody on its own stream.");
        }
    });
}
