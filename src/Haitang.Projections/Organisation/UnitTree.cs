using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;

namespace Haitang.Projections.Organisation;

/// <summary>
/// Which unit stands under which, as the log has it so far: "above" is the tree at the moment of the event. A fold that asks the
/// organisation of today counts a case out of other units than it counted it into, once a unit has moved.
/// </summary>
public sealed class UnitTree
{
    private readonly Dictionary<Guid, UnitPlace> _places = [];
    private readonly Dictionary<Guid, UnitPlace> _new = [];

    public static bool IsOurs(string type) => EventNames.IsOf<Unit>(type);

    public void Keep(UnitPlace place) => _places[place.Unit] = place;

    /// <summary>Takes the unit's new place on, if the event gives it one.</summary>
    public void Take(Guid stream, IEvent happened)
    {
        UnitPlace? place = happened switch
        {
            UnitOpened e => new(e.Unit, e.Parent?.Id, e.Kind),
            UnitMoved e when _places.TryGetValue(stream, out var before) => before with { Parent = e.To.Id },
            _ => null,
        };
        if (place is null) return;
        Keep(place);
        _new[place.Unit] = place;
    }

    /// <summary>What was taken since the last time that this was asked, each unit's last place.</summary>
    public IReadOnlyList<UnitPlace> TakeNew()
    {
        UnitPlace[] places = [.. _new.Values];
        _new.Clear();
        return places;
    }

    /// <summary>The unit and all above it, nearest first.</summary>
    public IReadOnlyList<Guid> UpFrom(Guid unit)
    {
        var up = new List<Guid>(4);
        for (Guid? at = unit; at is { } id && !up.Contains(id); at = _places.GetValueOrDefault(id)?.Parent) up.Add(id);
        return up;
    }

    /// <summary>The unit of this kind that it is or stands under.</summary>
    public Guid? At(UnitKind kind, Guid unit)
    {
        foreach (var id in UpFrom(unit))
        {
            if (_places.TryGetValue(id, out var place) && place.Kind == kind) return id;
        }

        return null;
    }
}

/// <summary>Where a unit stands.</summary>
public sealed record UnitPlace(Guid Unit, Guid? Parent, UnitKind Kind);
