using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Tickets;

/// <summary>Pages of ticket rows, seen through a scope: one indexed query a page.</summary>
public sealed class TicketList(NpgsqlDataSource database)
{
    private const string Query = """
        select id, case_id, case_number, title, number, version, status, unit, issuer, lead, urgency, run, accept_by, contact_by, due_by,
          soon_at, card, percent, outcome, in_time, contacted, extension_asked, suspension_asked, resumes_at, issued_at, changed_at, confidential
        from (
          select t.*, p.version, p.percent, p.changed_at, c.number as case_number, c.title, c.confidential, c.recused, c.collected_by
          from haitang.ticket_rows t join haitang.ticket_progress p on p.id = t.id join haitang.case_rows c on c.id = t.case_id) tickets
        where
        """;

    public async Task<TicketPage> PageAsync(Scope scope, TicketFilter filter, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (scope == Scope.Nothing) return new([], null);
        var limit = Math.Clamp(filter.Limit, 1, TicketFilter.MostLimit);
        await using var command = database.CreateCommand();
        var where = new Conditions(command.Parameters);
        where.SeeTickets(scope, organisation);
        where.IsNamed("status", filter.Status);
        where.Is("unit", filter.Unit);
        where.Is("issuer", filter.Issuer);
        where.Is("case_id", filter.Case);
        if (filter.Open) where.Hold($"status in ('{string.Join("', '", OpenStatuses)}')");
        if (filter.Light is { } light) where.TicketLight(light);

        if (filter.After is { } after)
            where.That(filter.OldestFirst ? "(issued_at, id) > ({0}, {1})" : "(issued_at, id) < ({0}, {1})", after.CollectedAt, after.Id);
        var order = filter.OldestFirst ? "issued_at, id" : "issued_at desc, id desc";
        command.CommandText = $"{Query} {where} order by {order} limit {limit + 1}";
        var rows = await ReadAsync(command, cancel);
        return rows.Count <= limit ? new(rows, null) : new(rows[..limit], new CaseCursor(rows[limit - 1].IssuedAt, rows[limit - 1].Id));
    }

    /// <summary>All tickets of a case, in order of issue: for those who may open the case.</summary>
    public async Task<IReadOnlyList<TicketRow>> OfCaseAsync(Guid @case, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand($"{Query} case_id = $1 order by issued_at, number");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = @case });
        return await ReadAsync(command, cancel);
    }

    /// <summary>One ticket, by id; null when it is not there or not in the scope.</summary>
    public async Task<TicketRow?> OneAsync(Scope scope, Guid id, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (scope == Scope.Nothing) return null;
        await using var command = database.CreateCommand();
        var where = new Conditions(command.Parameters);
        where.SeeTickets(scope, organisation);
        where.That("id = {0}", id);
        command.CommandText = $"{Query} {where}";
        return (await ReadAsync(command, cancel)).SingleOrDefault();
    }

    internal static readonly string[] OpenStatuses =
        [.. new[] { TicketStatus.Issued, TicketStatus.ReturnAsked, TicketStatus.Accepted, TicketStatus.Suspended, TicketStatus.Completed }.Select(EnumNames.Of)];

    private static async Task<List<TicketRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<TicketRow>();
        while (await reader.ReadAsync(cancel)) rows.Add(TicketColumns.Read(reader));
        return rows;
    }
}
