using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Boards;

/// <summary>Totals of lists and boards, read from the counts that <see cref="CaseCountsFold"/> keeps.</summary>
public sealed class CaseCounts(NpgsqlDataSource database)
{
    /// <summary>Cases by status within the scope; null for a scope that nothing is counted for.</summary>
    public async Task<IReadOnlyDictionary<AppealStatus, long>?> OfAsync(Scope scope, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if ((scope.Everything ? organisation.City?.Id : scope.Area) is not { } unit) return null;
        await using var command = database.CreateCommand("""
            select status, sum(cases) from haitang.case_counts where unit = $1 and (not confidential or $2) group by status
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = unit });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Confidential });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var counts = new Dictionary<AppealStatus, long>();
        while (await row.ReadAsync(cancel)) counts[EnumNames.Parse<AppealStatus>(row.GetString(0))] = (long)row.GetDecimal(1);
        return counts;
    }

    /// <summary>Whether the counts have reached the end of the log: they follow it a moment behind.</summary>
    public async Task<bool> AreInStepAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            select coalesce((select last_seq_id from haitang.mt_event_progression where name = $1), 0)
              >= coalesce((select max(seq_id) from haitang.mt_events), 0)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = CaseCountsFold.FoldName });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
