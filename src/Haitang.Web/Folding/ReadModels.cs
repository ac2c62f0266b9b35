using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Npgsql;

namespace Haitang.Web.Folding;

/// <summary>Everything that is derived from the log and can be made anew from it, by name.</summary>
internal sealed class ReadModels(IServiceProvider services)
{
    /// <summary>In the order in which they are rebuilt: the folds look units up in the rows.</summary>
    public IReadOnlyList<string> Names => [.. New().Select(fold => fold.Name)];

    /// <summary>Makes one anew beside the old one and puts it in its place; programs that run go on.</summary>
    public async Task RebuildAsync(string name, IProgress<RebuildProgress>? progress, CancellationToken cancel)
    {
        var fold = New().Single(f => f.Name == name);
        await new Rebuild(services.GetRequiredService<NpgsqlDataSource>()).RunAsync(fold, progress, cancel);
        if (fold.Inline) await services.GetRequiredService<DirectoryRows>().RenewAsync(cancel);
    }

    /// <summary>Instances of their own: those that are registered may be at work.</summary>
    private IEnumerable<IAsyncFold> New() =>
    [
        new InlineRows(services.GetServices<IStreamDesk>(), services.GetRequiredService<ICaseKeys>()),
        .. FoldingServices.Folds.Select(fold => fold(services)),
    ];
}
