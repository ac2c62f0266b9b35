using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Npgsql;

namespace Haitang.Projections.Phone;

/// <summary>What a person did in one of his posts: today and this month.</summary>
public sealed class DeedCounts(NpgsqlDataSource database)
{
    public async Task<IReadOnlyDictionary<Deed, DeedCount>> OfAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select deed, coalesce(sum(n) filter (where day = {today}), 0)::bigint, sum(n)::bigint from haitang.account_days
            where account = {actor.Account} and unit = {actor.Unit} and day between {new DateOnly(today.Year, today.Month, 1)} and {today} group by deed
            """).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var counts = Enum.GetValues<Deed>().ToDictionary(deed => deed, _ => new DeedCount(0, 0));
        while (await row.ReadAsync(cancel)) counts[EnumNames.Parse<Deed>(row.GetString(0))] = new(row.GetInt64(1), row.GetInt64(2));
        return counts;
    }

    /// <summary>Whether they have reached the end of the log: they follow it a moment behind.</summary>
    public Task<bool> AreInStepAsync(CancellationToken cancel = default) => FoldStep.IsAtEndAsync(database, DeedsFold.FoldName, cancel);
}

public sealed record DeedCount(long Today, long Month);
