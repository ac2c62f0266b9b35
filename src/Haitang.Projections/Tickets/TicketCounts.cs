using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Npgsql;

namespace Haitang.Projections.Tickets;

/// <summary>Totals of lists of tickets, read from the counts that <see cref="TicketCountsFold"/> keeps.</summary>
public sealed class TicketCounts(NpgsqlDataSource database)
{
    /// <summary>How many tickets the filter lets through, on all pages; null where nothing is counted by it.</summary>
    public async Task<long?> OfAsync(Scope scope, TicketFilter filter, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (LineOf(scope, filter, organisation) is not { } line) return null;
        var statuses = filter switch
        {
            { Status: { } status, Open: true } => TicketList.OpenStatuses.Where(s => s == EnumNames.Of(status)).ToArray(),
            { Status: { } status } => [EnumNames.Of(status)],
            { Open: true } => TicketList.OpenStatuses,
            _ => null,
        };
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select coalesce(sum(tickets), 0)::bigint from haitang.ticket_counts
            where unit = {line.Unit} and part = {EnumNames.Of(line.Part)} and (not confidential or {line.Confidential})
              and ({statuses}::text[] is null or status = any({statuses}))
            """).ToCommand(connection);
        var total = (long)(await command.ExecuteScalarAsync(cancel))!;
        if (line.Own) total += await OwnConfidentialAsync(connection, line.Unit, statuses, cancel);
        if (line.Own || line.Confidential) total -= await RecusedAsync(connection, scope.Reader, line, statuses, cancel);
        // What is taken off may be newer than what it is taken from.
        return Math.Max(0, total);
    }

    /// <summary>Whether the counts have reached the end of the log.</summary>
    public Task<bool> AreInStepAsync(CancellationToken cancel = default) => FoldStep.IsAtEndAsync(database, TicketCountsFold.FoldName, cancel);

    /// <summary>What a unit works on itself it sees also when it is confidential, but not what it gave back.</summary>
    private static async Task<long> OwnConfidentialAsync(NpgsqlConnection connection, Guid unit, string[]? statuses, CancellationToken cancel)
    {
        await using var command = Sql.Of($"""
            select coalesce(sum(tickets), 0)::bigint from haitang.ticket_counts
            where unit = {unit} and part = 'unit' and confidential and status not in ('returned', 'withdrawn')
              and ({statuses}::text[] is null or status = any({statuses}))
            """).ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Counted, but of confidential cases that concern who asks: they are in no list of his.</summary>
    private static async Task<long> RecusedAsync(NpgsqlConnection connection, Reader reader, CountedLine line, string[]? statuses, CancellationToken cancel)
    {
        await using var command = Sql.Of($"""
            select count(*) from haitang.case_rows c join haitang.ticket_rows t on t.case_id = c.id
            where c.recused && {reader.Ids} and ({statuses}::text[] is null or t.status = any({statuses}))
              and case when {line.Own} then t.unit = {line.Unit} and t.status not in ('returned', 'withdrawn')
                when {EnumNames.Of(line.Part)} = 'unit' then t.unit = {line.Unit} when {EnumNames.Of(line.Part)} = 'issuer' then t.issuer = {line.Unit} else true end
            """).ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Which counts answer; null where none do.</summary>
    private static CountedLine? LineOf(Scope scope, TicketFilter filter, OrganisationDirectory organisation)
    {
        if (filter.Case is not null || filter.Light is not null || scope.CollectedBy is not null || filter is { Unit: not null, Issuer: not null }) return null;
        if (scope.Everything)
        {
            return (filter.Unit, filter.Issuer) switch
            {
                ({ } unit, null) => new(unit, TicketPart.Unit, scope.Confidential, Own: false),
                (null, { } issuer) => new(issuer, TicketPart.Issuer, scope.Confidential, Own: false),
                _ => organisation.City is { } city ? new(city.Id, TicketPart.Seen, scope.Confidential, Own: false) : null,
            };
        }

        if ((scope.Area ?? scope.Part) is not { } viewer) return null;
        var own = scope.Part == viewer;
        return (filter.Unit, filter.Issuer) switch
        {
            (null, null) => new(viewer, TicketPart.Seen, Confidential: false, own),
            ({ } unit, null) when unit == viewer => new(viewer, TicketPart.Unit, Confidential: false, own),
            (null, { } issuer) when issuer == viewer => new(viewer, TicketPart.Issuer, Confidential: false, Own: false),
            // Of another unit the viewer may see only a part of what is counted for it.
            _ => null,
        };
    }

    private sealed record CountedLine(Guid Unit, TicketPart Part, bool Confidential, bool Own);
}
