using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Tickets;
using Npgsql;

namespace Haitang.Projections.Desks;

/// <summary>What lies on a desk: one indexed query a page, and figures that never count further than a desk wants to know.</summary>
public sealed class DeskList(NpgsqlDataSource database)
{
    /// <summary>Beyond it a desk only says that there are more.</summary>
    public const int MostCounted = 100;

    private const int PageLimit = 50;

    public async Task<DeskPage> PageAsync(
        DeskTab tab, Actor viewer, DeskFilter filter, OrganisationDirectory organisation, DeskCursor? after = null, CancellationToken cancel = default)
    {
        var heap = Heap.Of(tab);
        await using var command = database.CreateCommand();
        command.CommandText = Page(command.Parameters, tab, viewer, filter, organisation, after);

        var rows = new List<DeskRow>(PageLimit);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (rows.Count < PageLimit && await reader.ReadAsync(cancel)) rows.Add(Read(reader, heap));
        var more = rows.Count == PageLimit && await reader.ReadAsync(cancel);
        return new(rows, more ? heap.CursorOf(rows[^1]) : null);
    }

    /// <summary>How much lies in each of these, <see cref="MostCounted"/> at most; one round trip.</summary>
    /// <param name="tabs">With each whether only the unit's own queue counts.</param>
    public async Task<IReadOnlyDictionary<DeskTab, long>> CountAsync(
        IReadOnlyList<(DeskTab Tab, bool Own)> tabs, Actor viewer, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        var counts = new Dictionary<DeskTab, long>();
        if (tabs.Count == 0) return counts;
        await using var batch = database.CreateBatch();
        foreach (var (tab, own) in tabs)
        {
            var command = new NpgsqlBatchCommand();
            var where = new Conditions(command.Parameters, "c.");
            Belonging.Narrow(where, tab, viewer, new DeskFilter(own), organisation);
            command.CommandText = Heap.Of(tab).Count(where, MostCounted);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var (tab, _) in tabs)
        {
            await reader.ReadAsync(cancel);
            counts[tab] = reader.GetInt64(0);
            await reader.NextResultAsync(cancel);
        }

        return counts;
    }

    /// <summary>The statement of a first page, for looking at its plan.</summary>
    internal static (string Text, NpgsqlParameterCollection Values) StatementOf(DeskTab tab, Actor viewer, DeskFilter filter, OrganisationDirectory organisation)
    {
        var values = new NpgsqlCommand().Parameters;
        return (Page(values, tab, viewer, filter, organisation, after: null), values);
    }

    private static string Page(
        NpgsqlParameterCollection values, DeskTab tab, Actor viewer, DeskFilter filter, OrganisationDirectory organisation, DeskCursor? after)
    {
        var heap = Heap.Of(tab);
        var where = new Conditions(values, "c.");
        Belonging.Narrow(where, tab, viewer, filter, organisation);
        if (after is not null) heap.After(after, where);
        return heap.Page(where, PageLimit + 1);
    }

    private static DeskRow Read(NpgsqlDataReader row, Heap heap) =>
        new(CaseColumns.Read(row), heap.OfTickets ? TicketColumns.Read(row, CaseColumns.Count) : null);
}
