using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Projections.Boards;

/// <summary>Which unit stands under which, as the log has it so far.</summary>
public sealed class BoardTree
{
    private readonly Dictionary<Guid, Guid?> _parents = [];

    public void Keep(Guid unit, Guid? parent) => _parents[unit] = parent;

    /// <summary>The unit's new place, if the event gives it one.</summary>
    public static (Guid Unit, Guid? Parent)? PlaceIn(Guid stream, IEvent happened) => happened switch
    {
        UnitOpened e => (e.Unit, e.Parent?.Id),
        UnitMoved e => (stream, e.To.Id),
        _ => null,
    };

    /// <summary>The unit and all above it, nearest first.</summary>
    public IReadOnlyList<Guid> UpFrom(Guid unit)
    {
        var up = new List<Guid>(4);
        for (Guid? at = unit; at is { } id && !up.Contains(id); at = _parents.GetValueOrDefault(id)) up.Add(id);
        return up;
    }
}
