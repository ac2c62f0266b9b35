using Haitang.EventLog;
using Haitang.Web.Live;

namespace Haitang.Web.Folding;

/// <summary>Runs the async folds and the reactions, on one node at a time, and wakes them when something was written.</summary>
public sealed class FoldHost(FoldRunner runner, LiveFeed feed) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = feed.Subscribe(_ => runner.Poke());
        await runner.RunAsync(stoppingToken);
    }
}
