using System.Collections.Frozen;
using Haitang.Domain.Appeals;

namespace Haitang.Domain.Organisation;

/// <summary>Units, categories and channels as they are at one edition: what decisions look names up in.</summary>
public sealed class OrganisationDirectory
{
    private readonly FrozenDictionary<Guid, UnitEntry> _units;
    private readonly FrozenDictionary<string, UnitEntry> _unitCodes;
    private readonly FrozenDictionary<Guid, CategoryEntry> _categories;
    private readonly FrozenDictionary<string, CategoryEntry> _categoryCodes;
    private readonly FrozenDictionary<Guid, ChannelEntry> _channels;
    private readonly FrozenDictionary<string, ChannelEntry> _channelCodes;

    public OrganisationDirectory(
        long edition, IEnumerable<UnitEntry> units, IEnumerable<CategoryEntry> categories, IEnumerable<ChannelEntry> channels)
    {
        Edition = edition;
        _units = units.ToFrozenDictionary(u => u.Id);
        _unitCodes = _units.Values.ToFrozenDictionary(u => u.Code, StringComparer.OrdinalIgnoreCase);
        _categories = categories.ToFrozenDictionary(c => c.Id);
        _categoryCodes = _categories.Values.ToFrozenDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);
        _channels = channels.ToFrozenDictionary(c => c.Id);
        _channelCodes = _channels.Values.ToFrozenDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);
    }

    public static OrganisationDirectory Empty { get; } = new(0, [], [], []);

    /// <summary>Grows with every change of a unit, category or channel.</summary>
    public long Edition { get; }

    public IReadOnlyCollection<UnitEntry> Units => _units.Values;

    public IReadOnlyCollection<CategoryEntry> Categories => _categories.Values;

    public IReadOnlyCollection<ChannelEntry> Channels => _channels.Values;

    /// <summary>The root of the tree; null in an empty city.</summary>
    public UnitEntry? City => _units.Values.FirstOrDefault(u => u.Kind is UnitKind.City);

    public UnitEntry? Unit(Guid id) => _units.GetValueOrDefault(id);

    public UnitEntry? Unit(Ref unit) => Find(unit, _units, _unitCodes);

    public CategoryEntry? Category(Guid id) => _categories.GetValueOrDefault(id);

    public CategoryEntry? Category(Ref category) => Find(category, _categories, _categoryCodes);

    public ChannelEntry? Channel(Guid id) => _channels.GetValueOrDefault(id);

    public ChannelEntry? Channel(Ref channel) => Find(channel, _channels, _channelCodes);

    /// <summary>The unit and everything above it, nearest first.</summary>
    public IEnumerable<UnitEntry> UpFrom(Guid unit)
    {
        for (var at = Unit(unit); at is not null; at = at.Parent is { } parent ? Unit(parent) : null)
            yield return at;
    }

    /// <summary>The category and everything above it, nearest first.</summary>
    public IEnumerable<CategoryEntry> CategoryUpFrom(Guid category)
    {
        for (var at = Category(category); at is not null; at = at.Parent is { } parent ? Category(parent) : null)
            yield return at;
    }

    /// <summary>Of what nature matters of the category usually are: as it says itself, else as the nearest line above does.</summary>
    public Nature? UsualNature(Guid category) => CategoryUpFrom(category).Select(c => c.Nature).FirstOrDefault(nature => nature is not null);

    /// <summary>Whether the unit is this one or lies below it.</summary>
    public bool IsIn(Guid unit, Guid upper) => unit == upper || IsAbove(upper, unit);

    /// <summary>Whether <paramref name="upper"/> stands strictly above <paramref name="lower"/>.</summary>
    public bool IsAbove(Guid upper, Guid lower) => upper != lower && UpFrom(lower).Any(u => u.Id == upper);

    /// <summary>The unit of this kind at or above the given one: the town of a grid, say.</summary>
    public UnitEntry? At(UnitKind kind, Guid unit) => UpFrom(unit).FirstOrDefault(u => u.Kind == kind);

    /// <summary>Who goes on with a unit's work: itself, or the one that it was merged into; null when it is out of service without one.</summary>
    public UnitEntry? SuccessorOf(Guid unit)
    {
        var at = Unit(unit);
        while (at is { Closed: true, MergedInto: { } into }) at = Unit(into);
        return at is { Closed: false } ? at : null;
    }

    private static T? Find<T>(Ref name, FrozenDictionary<Guid, T> ids, FrozenDictionary<string, T> codes) where T : class =>
        name.IsEmpty ? null
        : Guid.TryParse(name.Value, out var id) ? ids.GetValueOrDefault(id)
        : codes.GetValueOrDefault(name.Value);
}

/// <summary>A unit as the directory knows it.</summary>
/// <param name="Leader">The account of the grid's leader; null elsewhere or while vacant.</param>
/// <param name="Closed">Takes no new work.</param>
/// <param name="MergedInto">Who went on with its work when it was merged.</param>
public sealed record UnitEntry(
    Guid Id, string Code, UnitKind Kind, string Name, string NameEn, Guid? Parent, Guid? Leader = null, bool Closed = false, Guid? MergedInto = null);

/// <summary>A line of the category tree, three levels.</summary>
/// <param name="Nature">Of what nature its matters usually are; null: as the line above has it.</param>
public sealed record CategoryEntry(Guid Id, string Code, string Name, string NameEn, Guid? Parent, bool Retired = false, Nature? Nature = null);

/// <summary>A way by which appeals come in.</summary>
public sealed record ChannelEntry(Guid Id, string Code, string Name, string NameEn, bool Retired = false);

/// <summary>市 → 街道/乡镇 → 社区/村 → 网格; beside them departments and partners.</summary>
public enum UnitKind
{
    City,
    Town,
    Community,
    Grid,
    Department,
    Partner,
}
