using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Npgsql;

namespace Haitang.Web.Folding;

/// <summary>Everything that is derived from the log and can be made anew from it, by name.</summary>
internal sealed class ReadModels(IServiceProvider services)
{
    /// <summary>What appends write, then what the folds do.</summary>
    public IReadOnlyList<string> Names => [.. New().Select(fold => fold.Name)];

    /// <summary>Where they are kept.</summary>
    public IReadOnlyList<string> Tables => [.. New().SelectMany(fold => fold.Tables)];

    /// <summary>Makes one anew beside the old one and puts it in its place; programs that run go on.</summary>
    public Task RebuildAsync(string name, IProgress<RebuildProgress>? progress, CancellationToken cancel) => RebuildAsync([name], progress, cancel);

    /// <summary>The same for several, in one pass over the log.</summary>
    public async Task RebuildAsync(IReadOnlyCollection<string> names, IProgress<RebuildProgress>? progress, CancellationToken cancel)
    {
        List<IAsyncFold> folds = [.. New().Where(fold => names.Contains(fold.Name))];
        await new Rebuild(services.GetRequiredService<NpgsqlDataSource>()).RunAsync(folds, progress, cancel);
        if (folds.Any(fold => fold.Inline)) await services.GetRequiredService<DirectoryRows>().RenewAsync(cancel);
    }

    /// <summary>Instances of their own: those that are registered may be at work.</summary>
    private IEnumerable<IAsyncFold> New() =>
    [
        new InlineRows(services.GetServices<IStreamDesk>(), services.GetRequiredService<ICaseKeys>()),
        .. FoldingServices.Folds.Select(fold => fold(services)),
    ];
}
