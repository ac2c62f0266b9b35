using Haitang.EventLog;
using Npgsql;

namespace Haitang.Projections.Tickets;

/// <summary>The ids of open tickets, for what concerns all of them at once.</summary>
public sealed class OpenTickets(NpgsqlDataSource database)
{
    /// <summary>Those with a clock that ends after this moment, or stands.</summary>
    public Task<IReadOnlyList<Guid>> DueAfterAsync(DateTimeOffset moment, CancellationToken cancel = default) => ReadAsync(
        Sql.Of($"""
            select id from haitang.ticket_rows where status = any({TicketList.OpenStatuses})
              and (due_by is null or due_by >= {moment} or contact_by >= {moment} or accept_by is null or accept_by >= {moment})
            order by id
            """), cancel);

    /// <summary>Those that the unit works on or has issued.</summary>
    public Task<IReadOnlyList<Guid>> OfUnitAsync(Guid unit, CancellationToken cancel = default) => ReadAsync(
        Sql.Of($"""
            select id from haitang.ticket_rows where status = any({TicketList.OpenStatuses}) and (unit = {unit} or issuer = {unit}) order by id
            """), cancel);

    private async Task<IReadOnlyList<Guid>> ReadAsync(Sql query, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = query.ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancel)) ids.Add(row.GetGuid(0));
        return ids;
    }
}
