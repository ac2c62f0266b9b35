using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Npgsql;

namespace Haitang.Projections.Boards;

/// <summary>Totals of lists and boards, read from the counts that <see cref="CaseCountsFold"/> keeps.</summary>
public sealed class CaseCounts(NpgsqlDataSource database)
{
    /// <summary>Cases by status within the scope; null for a scope that nothing is counted for.</summary>
    /// <param name="narrowed">What a list asks for besides; none: the whole scope.</param>
    public async Task<IReadOnlyDictionary<AppealStatus, long>?> OfAsync(
        Scope scope, OrganisationDirectory organisation, CountedFilter? narrowed = null, CancellationToken cancel = default)
    {
        if ((scope.Everything ? organisation.City?.Id : scope.Area) is not { } area) return null;
        var counts = new Dictionary<AppealStatus, long>();
        if (Within(area, narrowed?.Unit, organisation) is not { } unit) return counts;
        await using var command = database.CreateCommand();
        var where = new Conditions(command.Parameters);
        where.Is("unit", (Guid?)unit);
        where.That("(not confidential or {0})", scope.Confidential);
        Narrow(where, narrowed);
        var table = narrowed is null or { Category: null, Channel: null } ? "case_counts" : "finer_case_counts";
        command.CommandText = $"""
            select status, sum(cases) from (select status, cases from haitang.{table} where {where} {Recused(scope, unit, narrowed, organisation, command)}) c
            group by status
            """;
        await using var row = await command.ExecuteReaderAsync(cancel);
        // What is taken off may be newer than what it is taken from.
        while (await row.ReadAsync(cancel)) counts[EnumNames.Parse<AppealStatus>(row.GetString(0))] = Math.Max(0, (long)row.GetDecimal(1));
        return counts;
    }

    /// <summary>Whether the counts have reached the end of the log: they follow it a moment behind.</summary>
    public Task<bool> AreInStepAsync(CancellationToken cancel = default) => FoldStep.IsAtEndAsync(database, CaseCountsFold.FoldName, cancel);

    /// <summary>How many places of the log they have not reached yet.</summary>
    public Task<long> LagAsync(CancellationToken cancel = default) => FoldStep.LagAsync(database, CaseCountsFold.FoldName, cancel);

    /// <summary>The smaller of two areas of which one holds the other; null when they have nothing in common.</summary>
    private static Guid? Within(Guid area, Guid? unit, OrganisationDirectory organisation) =>
        unit is not { } asked || organisation.IsIn(area, asked) ? area : organisation.IsIn(asked, area) ? asked : null;

    /// <summary>Takes off the confidential cases that concern who asks: they are in no list of his.</summary>
    private static string Recused(Scope scope, Guid unit, CountedFilter? narrowed, OrganisationDirectory organisation, NpgsqlCommand command)
    {
        if (!scope.Confidential) return "";
        var where = new Conditions(command.Parameters);
        where.Recused(scope.Reader);
        where.Area(unit, organisation);
        Narrow(where, narrowed);
        return $"union all select status, -1 from haitang.case_rows where {where}";
    }

    private static void Narrow(Conditions where, CountedFilter? narrowed)
    {
        where.Is("category", narrowed?.Category);
        where.Is("channel", narrowed?.Channel);
    }
}

/// <summary>A part of a list's filter that has a total: cases are counted by it.</summary>
public sealed record CountedFilter(Guid? Unit = null, Guid? Category = null, Guid? Channel = null);
