using Haitang.EventLog;
using Haitang.Web.Live;
using Haitang.Web.Workers;

namespace Haitang.Web.Folding;

/// <summary>Runs the async folds and the reactions, on one node at a time, and wakes them when something was written.</summary>
public sealed class FoldHost(FoldRunner runner, LiveFeed feed) : Worker
{
    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var wake = feed.Subscribe(_ => runner.Poke());
        await runner.RunAsync(stopping);
    }
}
