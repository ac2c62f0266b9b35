using Haitang.EventLog;
using Npgsql;

namespace Haitang.Projections.Desks;

/// <summary>What units got of a category before, from the rows that <see cref="PracticeFold"/> keeps.</summary>
public sealed class Practice(NpgsqlDataSource database)
{
    /// <summary>By unit, for a category: in the town, and in all towns together.</summary>
    public async Task<IReadOnlyList<PracticeLine>> OfAsync(Guid category, Guid town, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select unit, lead, (coalesce(sum(issued) filter (where town = {town}), 0))::bigint, (coalesce(sum(returned) filter (where town = {town}), 0))::bigint,
              (coalesce(sum(sent_back) filter (where town = {town}), 0))::bigint, sum(issued)::bigint, sum(returned)::bigint, sum(sent_back)::bigint
            from haitang.practice where category = {category} group by unit, lead order by unit, lead
            """).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var lines = new List<PracticeLine>();
        while (await row.ReadAsync(cancel))
        {
            lines.Add(new(
                row.GetGuid(0), row.GetBoolean(1), new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), new(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7))));
        }

        return lines;
    }
}

/// <summary>What one unit got.</summary>
/// <param name="Lead">As the lead; else as an assisting unit.</param>
public sealed record PracticeLine(Guid Unit, bool Lead, PracticeTally InTown, PracticeTally Everywhere);

/// <summary>How much, and what came back.</summary>
/// <param name="SentBack">For rework.</param>
public sealed record PracticeTally(long Issued, long Returned, long SentBack)
{
    /// <summary>What the unit took on.</summary>
    public long Kept => Math.Max(0, Issued - Returned);
}
