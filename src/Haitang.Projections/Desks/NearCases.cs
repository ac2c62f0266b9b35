using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Npgsql;

namespace Haitang.Projections.Desks;

/// <summary>
/// Open cases that may be about the same matter: near in place and time, of the same category or in much the same words. Found
/// along the index of places, and for those without a point within the community; confidential ones never.
/// </summary>
public sealed class NearCases(NpgsqlDataSource database)
{
    private const double MostMetres = 500;
    private const double LeastAlike = 0.4;
    private const int Most = 5;
    private const int MostLookedAt = 200;
    private const string StillOpen = "not c.confidential and c.status in ('collected', 'classified', 'in-hand', 'done')";
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>The likeliest first.</summary>
    public async Task<IReadOnlyList<NearCase>> OfAsync(Scope scope, CaseRow of, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (of.Confidential || (scope.Area is null && !scope.Everything)) return [];
        await using var command = database.CreateCommand();
        var around = of.Location is { } point ? Around(command, scope, of, point, organisation) : null;
        var there = There(command, scope, of, organisation);
        command.CommandText = around is null ? there : $"({around}) union all ({there})";
        var (title, place) = (Pairs.Of(of.Title), Pairs.Of(of.Place));
        var found = new Dictionary<Guid, NearCase>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var other = CaseColumns.Read(row);
            var said = row.IsDBNull(CaseColumns.Count) ? [] : row.GetFieldValue<string[]>(CaseColumns.Count);
            if (Judge(of, other, Pairs.Share(title, said.ToHashSet(StringComparer.Ordinal)), Pairs.Share(place, Pairs.Of(other.Place).ToHashSet(StringComparer.Ordinal))) is { } near)
                found[other.Id] = near;
        }

        return [.. found.Values.OrderByDescending(n => n.Alike - ((n.Metres ?? MostMetres) / MostMetres / 2)).ThenBy(n => n.Case.Number, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>The cases that follow this one.</summary>
    public async Task<IReadOnlyList<CaseRow>> FollowingAsync(Scope scope, Guid main, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (scope.Area is null && !scope.Everything) return [];
        await using var command = database.CreateCommand();
        var where = new Conditions(command.Parameters, "c.");
        where.See(scope, organisation);
        where.That("c.main = {0}", main);
        command.CommandText = $"select {CaseColumns.OfC} from haitang.case_rows c where {where} order by c.collected_at, c.id limit {MostLookedAt}";
        var rows = new List<CaseRow>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) rows.Add(CaseColumns.Read(row));
        return rows;
    }

    private static string Around(NpgsqlCommand command, Scope scope, CaseRow of, Domain.Appeals.GeoPoint point, OrganisationDirectory organisation)
    {
        var (lat, lon) = Distance.Degrees(point, MostMetres);
        var where = Common(command, scope, of, organisation);
        where.That("c.lat between {0} and {1}", point.Lat - lat, point.Lat + lat);
        where.That("c.lon between {0} and {1}", point.Lon - lon, point.Lon + lon);
        return Text(where);
    }

    private static string There(NpgsqlCommand command, Scope scope, CaseRow of, OrganisationDirectory organisation)
    {
        var where = Common(command, scope, of, organisation);
        where.Area((organisation.At(UnitKind.Community, of.Area) ?? organisation.At(UnitKind.Town, of.Area))?.Id ?? Guid.Empty, organisation);
        if (of.Location is not null) where.Hold("c.lat is null");
        return Text(where);
    }

    private static Conditions Common(NpgsqlCommand command, Scope scope, CaseRow of, OrganisationDirectory organisation)
    {
        var where = new Conditions(command.Parameters, "c.");
        where.See(scope, organisation);
        where.Hold(StillOpen);
        where.That("c.id <> {0}", of.Id);
        where.That("c.collected_at between {0} and {1}", of.CollectedAt - Window, of.CollectedAt + Window);
        return where;
    }

    private static string Text(Conditions where) =>
        $"select {CaseColumns.OfC}, w.pairs from haitang.case_rows c left join haitang.case_words w on w.id = c.id where {where} limit {MostLookedAt}";

    private static NearCase? Judge(CaseRow of, CaseRow other, double alike, double samePlace)
    {
        var metres = of.Location is { } here && other.Location is { } there ? Distance.Between(here, there) : (double?)null;
        if (metres > MostMetres) return null;
        var sameKind = of.Category is { } category && other.Category == category;
        // Without a point the words of the place have to speak for it.
        return alike >= LeastAlike || (sameKind && (metres is not null || samePlace >= LeastAlike)) ? new(other, metres, alike, sameKind) : null;
    }
}

/// <summary>A case that may be about the same matter.</summary>
/// <param name="Metres">Null where one of them has no point on the map.</param>
/// <param name="Alike">How much of the title is found in its words, 0 to 1.</param>
public sealed record NearCase(CaseRow Case, double? Metres, double Alike, bool SameCategory);
