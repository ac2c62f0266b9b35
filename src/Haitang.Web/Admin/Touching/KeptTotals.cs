using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Boards;
using Npgsql;

namespace Haitang.Web.Admin.Touching;

/// <summary>Open cases of the whole city by category and by channel, as the fold of counts keeps them: no case is read.</summary>
public sealed class KeptTotals(NpgsqlDataSource database, CaseCounts counts)
{
    internal Task<KeptTotal> OfCategoryAsync(Guid category, OrganisationDirectory organisation, CancellationToken cancel) => OfAsync(
        Sql.Of($"select cases, confidential from haitang.finer_case_counts where unit = {organisation.City?.Id} and category = {category} and status = any({OpenWork.Cases})"),
        cancel);

    internal Task<KeptTotal> OfChannelAsync(Guid channel, OrganisationDirectory organisation, CancellationToken cancel) => OfAsync(
        Sql.Of($"select cases, confidential from haitang.finer_case_counts where unit = {organisation.City?.Id} and channel = {channel} and status = any({OpenWork.Cases})"),
        cancel);

    private async Task<KeptTotal> OfAsync(Sql rows, CancellationToken cancel)
    {
        // Asked before they are read: the other way round old totals could pass for new ones.
        var inStep = await counts.AreInStepAsync(cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select coalesce(sum(cases) filter (where not confidential), 0)::bigint, coalesce(sum(cases) filter (where confidential), 0)::bigint
            from ({rows}) n
            """).ToCommand(connection);
        await using var answer = await command.ExecuteReaderAsync(cancel);
        return new(await Tally.NextAsync(answer, cancel) with { IsWhole = true }, inStep);
    }
}

/// <param name="InStep">Whether the counts had reached the end of the log.</param>
internal sealed record KeptTotal(Tally Cases, bool InStep);
