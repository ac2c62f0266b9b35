using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;

namespace Haitang.Web.Desks;

/// <summary>A unit that a case could be given to, and why.</summary>
/// <param name="Why">What it got of the same kind before; null where only the place speaks for it.</param>
/// <param name="InTown">The figures are those of the town; else of the whole city.</param>
/// <param name="Percent">Its share of what was taken on.</param>
public sealed record Suggestion(UnitEntry Unit, PracticeTally? Why, bool InTown, int? Percent);

/// <summary>Whom a case could be given to: the likeliest first.</summary>
/// <param name="Assisting">Who assisted in matters of the kind before.</param>
/// <param name="Beyond">Who mostly takes matters of the kind, where the desk does not reach: that needs a desk above.</param>
public sealed record Suggestions(IReadOnlyList<Suggestion> Lead, IReadOnlyList<Suggestion> Assisting, Suggestion? Beyond = null);

/// <summary>Suggests units from what the same category got before in the same place, among those that the desk can reach.</summary>
public sealed class Suggesting(Practice practice)
{
    private const int Most = 4;

    /// <summary>Fewer in the town say less than what the whole city knows.</summary>
    private const int FewInTown = 3;

    public async Task<Suggestions> OfAsync(Actor viewer, CaseRow row, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        var town = organisation.At(UnitKind.Town, row.Area)?.Id ?? Guid.Empty;
        var lines = row.Category is { } category ? await practice.OfAsync(category, town, cancel) : [];
        var lead = Rank(lines.Where(l => l.Lead), viewer, row, organisation);
        // Nobody has got such a matter yet: where it lies, somebody is at home.
        var near = organisation.UpFrom(row.Area).Where(u => u.Kind is not UnitKind.City && CanTake(u, viewer, organisation) && lead.All(s => s.Unit.Id != u.Id))
            .Select(u => new Suggestion(u, null, InTown: false, Percent: null));
        return new([.. lead.Concat(near).Take(Most)], [.. Rank(lines.Where(l => !l.Lead), viewer, row, organisation).Take(Most)], Beyond(lines, viewer, organisation));
    }

    private static Suggestion? Beyond(IReadOnlyList<PracticeLine> lines, Actor viewer, OrganisationDirectory organisation) =>
        lines.Where(l => l.Lead).MaxBy(l => l.Everywhere.Kept) is { Everywhere: { Kept: >= FewInTown } why } most
        && organisation.Unit(most.Unit) is { Closed: false } unit && !CanTake(unit, viewer, organisation)
            ? new(unit, why, InTown: false, Percent: null)
            : null;

    /// <summary>As the dispatch decides: only the command centre reaches beyond its own.</summary>
    public static bool CanTake(UnitEntry unit, Actor viewer, OrganisationDirectory organisation) =>
        unit is { Closed: false, Kind: not UnitKind.City } && (viewer.Role is Role.Centre || organisation.IsIn(unit.Id, viewer.Unit));

    private static List<Suggestion> Rank(IEnumerable<PracticeLine> lines, Actor viewer, CaseRow row, OrganisationDirectory organisation)
    {
        var known = lines.ToList();
        var (inTown, everywhere) = (known.Sum(l => l.InTown.Kept), known.Sum(l => l.Everywhere.Kept));
        var townSpeaks = inTown >= FewInTown;
        return
        [
            .. from line in known
               let unit = organisation.Unit(line.Unit)
               where unit is not null && CanTake(unit, viewer, organisation) && IsThere(unit, row, organisation)
               let why = townSpeaks ? line.InTown : line.Everywhere
               let of = townSpeaks ? inTown : everywhere
               where why.Kept > 0
               orderby why.Kept - why.Returned descending, unit.Code
               select new Suggestion(unit, why, townSpeaks, (int)Math.Round(100.0 * why.Kept / of)),
        ];
    }

    /// <summary>A grid, community or town only looks after what lies in it.</summary>
    private static bool IsThere(UnitEntry unit, CaseRow row, OrganisationDirectory organisation) =>
        unit.Kind is UnitKind.Department or UnitKind.Partner || organisation.IsIn(row.Area, unit.Id);
}
