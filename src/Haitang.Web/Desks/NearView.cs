using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Web.Cases;

namespace Haitang.Web.Desks;

/// <summary>What lies near a case: those that may be the same, and those that follow it already.</summary>
public sealed record NearView(IReadOnlyList<NearCase> Near, IReadOnlyList<CaseRow> Following);

/// <summary>Looks around a case within what the viewer may see.</summary>
public sealed class LookingAround(NearCases near, CaseFiles files)
{
    public async Task<NearView> AtAsync(Actor viewer, CaseFile file, CancellationToken cancel = default)
    {
        var scope = Scope.Of(viewer);
        var following = await near.FollowingAsync(scope, file.Row.Id, file.Organisation, cancel);
        // What follows another case is not merged again.
        return new(file.Row.Main is null ? await near.OfAsync(scope, file.Row, file.Organisation, cancel) : [], following);
    }

    /// <summary>The other case, to be read beside this one.</summary>
    public Task<CaseFile?> ReadAsync(Actor viewer, string number, CancellationToken cancel = default) => files.OpenAsync(viewer, number, cancel);
}
