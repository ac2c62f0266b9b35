using Haitang.Domain.Organisation;

namespace Haitang.Projections.Live;

/// <summary>Says that a stream has changed: a hint to look again, never the news itself.</summary>
/// <param name="Stream">The kind of stream: <c>appeal</c>.</param>
/// <param name="Position">Of its last event in the log.</param>
/// <param name="Units">The units whose screens it concerns; empty: everybody's.</param>
/// <param name="Case">The case that the stream belongs to; null for streams that belong to none.</param>
public sealed record Change(string Stream, Guid Id, long Version, long Position, IReadOnlyList<Guid> Units, Guid? Case = null)
{
    /// <summary>Both of them, of one stream, as one: up to the later one's version, for everybody whom either concerns.</summary>
    public Change And(Change other)
    {
        var later = other.Version > Version ? other : this;
        return later with
        {
            Position = Math.Max(Position, other.Position),
            Units = Units.Count == 0 || other.Units.Count == 0 ? [] : Units.SequenceEqual(other.Units) ? Units : [.. Units.Union(other.Units)],
        };
    }

    /// <summary>Whether it concerns the screens of this unit: of its own, or of what lies below it.</summary>
    public bool IsIn(Guid unit, OrganisationDirectory organisation) => Units.Count == 0 || Units.Any(u => organisation.IsIn(u, unit));
}
