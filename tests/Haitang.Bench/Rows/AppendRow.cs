using Haitang.EventLog;

namespace Haitang.Bench.Rows;

/// <summary>One more event for a stream that is there.</summary>
internal sealed class AppendRow : IRow
{
    public string Name => "append";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        foreach (var writers in rounds.Of(1, 4, 16, 32))
        {
            yield return await rounds.CompareAsync(
                "append one event", $"{writers} writers", writers == 1 ? 0.9 : 1.3, bench.Bare.Appending(writers), Appending(bench.Log, writers));
        }
    }

    private static Work Appending(EventStore log, int writers)
    {
        var streams = Enumerable.Range(0, writers).Select(_ => Guid.CreateVersion7()).ToArray();
        var versions = new long[writers];
        return new(writers, async writer =>
        {
            var result = await log.AppendAsync(Progress.On(streams[writer], Expected.Version(versions[writer]++)));
            if (result.IsConflict) throw new InvalidOperationException("A writer met somebody on its own stream.");
        });
    }
}
