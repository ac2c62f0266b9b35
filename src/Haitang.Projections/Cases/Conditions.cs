using System.Globalization;
using Haitang.Domain.Organisation;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>The where clause of a case query, joined from what is asked for, so that each combination gets a plan of its own.</summary>
internal sealed class Conditions(NpgsqlCommand command)
{
    private readonly List<string> _all = [];

    /// <summary>What the scope lets through. An unknown area lets nothing through.</summary>
    public void See(Scope scope, OrganisationDirectory organisation)
    {
        if (!scope.Confidential && scope.CollectedBy is null) _all.Add("not confidential");
        if (scope.CollectedBy is { } account) That("collected_by = {0}", account);
        else if (!scope.Everything) Area(scope.Area!.Value, organisation);
    }

    public void Area(Guid unit, OrganisationDirectory organisation)
    {
        var column = organisation.Unit(unit)?.Kind switch
        {
            UnitKind.City => null,
            UnitKind.Town => "town = {0}",
            UnitKind.Community => "community = {0}",
            UnitKind.Grid => "grid = {0}",
            _ => "false and area = {0}",
        };
        if (column is not null) That(column, unit);
    }

    public void Is(string column, string? value)
    {
        if (value is not null) That(column + " = {0}", value);
    }

    public void Is<T>(string column, T? value) where T : struct
    {
        if (value is { } given) That(column + " = {0}", given);
    }

    public void That<T>(string condition, T value) where T : notnull =>
        _all.Add(string.Format(CultureInfo.InvariantCulture, condition, Add(value)));

    public void That<TFirst, TSecond>(string condition, TFirst first, TSecond second) =>
        _all.Add(string.Format(CultureInfo.InvariantCulture, condition, Add(first), Add(second)));

    /// <summary>Adds a parameter and gives its placeholder.</summary>
    public string Add<T>(T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return "$" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
    }

    public override string ToString() => _all.Count == 0 ? "true" : string.Join(" and ", _all);
}
