using System.Globalization;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>The where clause of a case query, joined from what is asked for, so that each combination gets a plan of its own.</summary>
/// <param name="parameters">Where values go: what somebody gave never stands in the text.</param>
/// <param name="of">Before the columns of the case, in a query over more than one table: <c>c.</c></param>
internal sealed class Conditions(NpgsqlParameterCollection parameters, string of = "")
{
    private readonly List<string> _all = [];

    /// <summary>What a list within the scope shows: the area's cases, or where there is no area those that the unit works on.</summary>
    public void See(Scope scope, OrganisationDirectory organisation)
    {
        if (scope.CollectedBy is { } account) That(scope.Confidential ? of + "collected_by = {0}" : CollectedBy, account);
        else if (scope.Area is null && scope.Part is { } part) _all.Add(TakesPart(part, scope));
        else _all.Add(OfArea(scope, organisation));
    }

    /// <summary>What can be opened within the scope: what its list shows, and beside that whatever its unit works on.</summary>
    public void Open(Scope scope, OrganisationDirectory organisation)
    {
        if (scope is { Area: not null, Part: { } part }) _all.Add($"({OfArea(scope, organisation)} or {TakesPart(part, scope)})");
        else See(scope, organisation);
    }

    /// <summary>The tickets of the area's units, those that the unit itself works on or issued, and those of the cases that the account brought in.</summary>
    public void SeeTickets(Scope scope, OrganisationDirectory organisation)
    {
        if (scope.CollectedBy is { } account) That(CollectedBy, account);
        else if (scope.Everything) _all.Add(scope.Confidential ? NotKeptFrom(scope.Reader) : "not confidential");
        else
        {
            var own = scope.Part is { } part ? Bound(OwnTicket, part) : "false";
            if (scope.Part is not null) own = $"({own} and {NotKeptFrom(scope.Reader)})";
            _all.Add(scope.Area is { } area ? $"({own} or (not confidential and {TicketAreaOf(area, organisation)}))" : own);
        }
    }

    /// <summary>Only confidential cases that concern who asks: what is counted although he sees it in no list.</summary>
    public void Recused(Reader reader) => _all.Add($"{of}recused && {Add(reader.Ids)}");

    /// <summary>Leaves those out.</summary>
    public void NotRecused(Reader reader) => _all.Add(NotKeptFrom(reader));

    /// <summary>An unknown area lets nothing through.</summary>
    public void Area(Guid unit, OrganisationDirectory organisation) => _all.Add(AreaOf(unit, organisation));

    public void Is(string column, string? value)
    {
        if (value is not null) That(column + " = {0}", value);
    }

    /// <summary>
    /// As a word of the statement, not as a value: of some states there are a million rows and of others three, and one plan for
    /// all of them reads the million to find the three.
    /// </summary>
    public void IsNamed<TEnum>(string column, TEnum? value) where TEnum : struct, Enum
    {
        if (value is { } given) _all.Add($"{column} = '{EnumNames.Of(given)}'");
    }

    public void Is<T>(string column, T? value) where T : struct
    {
        if (value is { } given) That(column + " = {0}", given);
    }

    public void That<T>(string condition, T value) where T : notnull =>
        _all.Add(Bound(condition, value));

    public void That<TFirst, TSecond>(string condition, TFirst first, TSecond second) =>
        _all.Add(string.Format(CultureInfo.InvariantCulture, condition, Add(first), Add(second)));

    private string CollectedBy => $"({of}collected_by = {{0}} and not {of}confidential)";

    // Of a confidential case knows who works on it or has done its work; who gave it back knows of it no more.
    private string TakesPart(Guid unit, Scope scope) => $"""
        (exists (select from haitang.ticket_rows p where p.case_id = {Row}id and p.unit = {Add(unit)}
          and (not {Row}confidential or p.status not in ('returned', 'withdrawn'))) and {NotKeptFrom(scope.Reader)})
        """;

    /// <summary>A confidential case is never seen by who it concerns.</summary>
    private string NotKeptFrom(Reader reader) => $"({of}recused is null or not {of}recused && {Add(reader.Ids)})";

    private string Row => of.Length > 0 ? of : "case_rows.";

    private const string OwnTicket =
        "(unit = {0} and (not confidential or status not in ('returned', 'withdrawn')) or issuer = {0} and not confidential)";

    private string OfArea(Scope scope, OrganisationDirectory organisation)
    {
        var area = scope.Everything ? "true" : AreaOf(scope.Area!.Value, organisation);
        return scope.Confidential ? $"({area} and {NotKeptFrom(scope.Reader)})" : $"(not {of}confidential and {area})";
    }

    private string AreaOf(Guid unit, OrganisationDirectory organisation) => organisation.Unit(unit)?.Kind switch
    {
        UnitKind.City => "true",
        UnitKind.Town => Bound(of + "town = {0}", unit),
        UnitKind.Community => Bound(of + "community = {0}", unit),
        UnitKind.Grid => Bound(of + "grid = {0}", unit),
        _ => "false",
    };

    private string TicketAreaOf(Guid unit, OrganisationDirectory organisation) => organisation.Unit(unit)?.Kind switch
    {
        UnitKind.City => "true",
        UnitKind.Town => Bound("(town = {0} or issuer = {0})", unit),
        UnitKind.Community => Bound("(community = {0} or issuer = {0})", unit),
        _ => Bound("(unit = {0} or issuer = {0})", unit),
    };

    private string Bound<T>(string condition, T value) where T : notnull => string.Format(CultureInfo.InvariantCulture, condition, Add(value));

    /// <summary>As <see cref="Lights.At"/> says, now.</summary>
    /// <param name="due">The column of the due moment.</param>
    /// <param name="clock">Before the other columns of the clock: <c>t.</c></param>
    public void Light(Light light, string due, string clock = "") => _all.Add(Lit(light, due, clock));

    /// <summary>Only work that goes on has a light: what waits for verification, or has ended, has none whatever its card.</summary>
    /// <param name="of">Before the columns of the ticket.</param>
    public void TicketLight(Light light, string of = "")
    {
        var runs = $"{of}status in ('issued', 'return-asked', 'accepted', 'suspended')";
        var lit = Lit(light, of + "due_by", of);
        _all.Add(light is Domain.Deadlines.Light.None ? $"(not {runs} or {lit})" : $"{runs} and {lit}");
    }

    private static string Lit(Light light, string due, string clock) => light switch
    {
        Domain.Deadlines.Light.Red => $"(now() > {due} or {clock}card = 'red')",
        // What waits for verification has no clock, but keeps its card.
        Domain.Deadlines.Light.Yellow => $"({clock}card is distinct from 'red' and (now() > {due}) is not true and (now() >= {clock}soon_at or {clock}card = 'yellow'))",
        Domain.Deadlines.Light.Green =>
            $"({clock}card is null and (now() > {due}) is not true and (now() >= {clock}soon_at) is not true and ({due} is not null or {clock}soon_at is not null))",
        _ => $"({due} is null and {clock}soon_at is null and {clock}card is null)",
    };

    /// <summary>A condition without values.</summary>
    public void Hold(string condition) => _all.Add(condition);

    /// <summary>Adds a parameter and gives its placeholder.</summary>
    public string Add<T>(T value)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return "$" + parameters.Count.ToString(CultureInfo.InvariantCulture);
    }

    public override string ToString() => _all.Count == 0 ? "true" : string.Join(" and ", _all);
}
