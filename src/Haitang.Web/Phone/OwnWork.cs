using Haitang.Domain.Organisation;
using Haitang.Projections.Live;
using Haitang.Web.Shell;

namespace Haitang.Web.Phone;

/// <summary>Which changes of cases and tickets touch what somebody's phone shows.</summary>
internal static class OwnWork
{
    /// <summary>Those of his unit. A red agent follows what he brought in himself, and changes name no accounts.</summary>
    public static bool Concerns(Change change, Viewer? viewer) =>
        change.Stream is "appeal" or "ticket"
        && (change.Units.Count == 0 || viewer is null or { Role: Role.RedAgent } || change.Units.Contains(viewer.Actor.Unit));
}
