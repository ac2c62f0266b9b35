using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Demo.Lives;

namespace Haitang.Web.Demo.Places;

/// <summary>Who acts for a unit.</summary>
internal sealed class Staff
{
    private readonly Dictionary<(Role Role, Guid Unit), Actor[]> _actors;
    private readonly Dictionary<Guid, UnitKind> _kinds;
    private readonly Dictionary<Guid, Guid> _above;

    public Staff(PlaceBook book, IEnumerable<Clerk> clerks, DemoIds ids)
    {
        var units = book.Units().ToList();
        City = ids.Unit(book.City.Code);
        _kinds = units.ToDictionary(u => ids.Unit(u.Code), u => u.Kind);
        _above = units.Skip(1).ToDictionary(u => ids.Unit(u.Code), u => ids.Unit(u.Parent.Value));
        _actors = clerks.SelectMany(c => c.Posts.Select(p => new Actor(ids.Account(c.UserName), p.Role, ids.Unit(p.Unit))))
            .Concat(Payroll.Machines.Select(m => new Actor(ids.Account(m.Role.ToString()), m.Role, City)))
            .GroupBy(a => (a.Role, a.Unit)).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public Guid City { get; }

    public UnitKind Kind(Guid unit) => _kinds[unit];

    /// <summary>The unit above; the city for the city.</summary>
    public Guid Above(Guid unit) => _above.GetValueOrDefault(unit, City);

    public Guid? Town(Guid unit) => At(UnitKind.Town, unit);

    /// <summary>Somebody who does the unit's own work.</summary>
    public Actor Of(Guid unit, Chance chance) => chance.One(_actors[(Role(_kinds[unit]), unit)]);

    /// <summary>A second person at the same desk.</summary>
    public Actor Beside(Actor first, Chance chance) => chance.One([.. _actors[(first.Role, first.Unit)].Where(a => a != first)]);

    public Actor The(Role role, Guid unit) => _actors[(role, unit)][0];

    private static Role Role(UnitKind kind) => kind switch
    {
        UnitKind.City => Domain.Organisation.Role.Centre,
        UnitKind.Town => Domain.Organisation.Role.Town,
        UnitKind.Community => Domain.Organisation.Role.Community,
        UnitKind.Grid => Domain.Organisation.Role.GridLeader,
        UnitKind.Department => Domain.Organisation.Role.Department,
        _ => Domain.Organisation.Role.Partner,
    };

    private Guid? At(UnitKind kind, Guid unit)
    {
        for (var at = unit; ; at = _above[at])
        {
            if (_kinds[at] == kind) return at;
            if (at == City) return null;
        }
    }
}
