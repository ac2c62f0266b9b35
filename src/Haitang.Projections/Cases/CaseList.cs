using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>Pages of case rows, seen through a scope: one indexed query a page.</summary>
public sealed class CaseList(NpgsqlDataSource database)
{
    public async Task<CasePage> PageAsync(Scope scope, CaseFilter filter, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (scope == Scope.Nothing) return new([], null);
        var limit = Math.Clamp(filter.Limit, 1, CaseFilter.MostLimit);
        await using var command = database.CreateCommand();
        var where = new Conditions(command.Parameters);
        where.See(scope, organisation);
        if (filter.Unit is { } unit) where.Area(unit, organisation);
        where.IsNamed("status", filter.Status);
        where.Is("category", filter.Category);
        where.Is("channel", filter.Channel);
        where.Is("holder", filter.Held);
        if (filter.Lead is { } lead) where.That("lead_unit = {0}", lead);
        if (filter.Light is { } light) where.Light(light, "due_at");
        if (filter.From is { } from) where.That("collected_at >= {0}", from);
        if (filter.Said is { } said) said.Narrow(where);
        if (filter.To is { } to) where.That("collected_at < {0}", to);
        if (filter.After is { } after)
            where.That(filter.OldestFirst ? "(collected_at, id) > ({0}, {1})" : "(collected_at, id) < ({0}, {1})", after.CollectedAt, after.Id);
        var order = filter.OldestFirst ? "collected_at, id" : "collected_at desc, id desc";
        command.CommandText = $"select {CaseColumns.All} from haitang.case_rows where {where} order by {order} limit {limit + 1}";

        var rows = new List<CaseRow>(limit);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (rows.Count < limit && await reader.ReadAsync(cancel)) rows.Add(CaseColumns.Read(reader));
        var more = rows.Count == limit && await reader.ReadAsync(cancel);
        return new(rows, more ? new CaseCursor(rows[^1].CollectedAt, rows[^1].Id) : null);
    }

    /// <summary>One case, by id; null when it is not there or not in the scope.</summary>
    public Task<CaseRow?> OneAsync(Scope scope, Guid id, OrganisationDirectory organisation, CancellationToken cancel = default) =>
        OneAsync(scope, "id", id, organisation, cancel);

    /// <summary>One case, by its number.</summary>
    public async Task<CaseRow?> OneAsync(Scope scope, string number, OrganisationDirectory organisation, CancellationToken cancel = default) =>
        Characters.AreFit(number) ? await OneAsync(scope, "number", number, organisation, cancel) : null;

    private async Task<CaseRow?> OneAsync<T>(Scope scope, string column, T value, OrganisationDirectory organisation, CancellationToken cancel) where T : notnull
    {
        if (scope == Scope.Nothing) return null;
        await using var command = database.CreateCommand();
        var where = new Conditions(command.Parameters);
        where.Open(scope, organisation);
        where.That(column + " = {0}", value);
        command.CommandText = $"select {CaseColumns.All} from haitang.case_rows where {where}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? CaseColumns.Read(reader) : null;
    }
}
