using Haitang.Domain.Appeals;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Cases;

/// <summary>The ids of the cases that still stand in a unit's queue, or can come back to it: merged ones can be separated.</summary>
public sealed class HeldCases(NpgsqlDataSource database)
{
    private static readonly string[] Statuses =
    [
        .. new[]
        {
            AppealStatus.Collected, AppealStatus.Classified, AppealStatus.InHand, AppealStatus.Done, AppealStatus.Answered, AppealStatus.Merged,
        }.Select(EnumNames.Of),
    ];

    public async Task<IReadOnlyList<Guid>> OfHolderAsync(Guid unit, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of(
            $"select id from haitang.case_rows where holder = {unit} and status = any({Statuses}) order by id").ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancel)) ids.Add(row.GetGuid(0));
        return ids;
    }
}
