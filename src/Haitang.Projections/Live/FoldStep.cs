using Haitang.EventLog;
using Npgsql;

namespace Haitang.Projections.Live;

/// <summary>Whether a fold has reached the end of the log. Asked before its rows are read: the other way round old rows could pass for new ones.</summary>
internal static class FoldStep
{
    public static async Task<bool> IsAtEndAsync(NpgsqlDataSource database, string fold, CancellationToken cancel) =>
        await LagAsync(database, fold, cancel) == 0;

    /// <summary>How many places of the log lie before it.</summary>
    public static async Task<long> LagAsync(NpgsqlDataSource database, string fold, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select greatest(coalesce((select max(seq_id) from haitang.mt_events), 0)
              - coalesce((select last_seq_id from haitang.mt_event_progression where name = {fold}), 0), 0)
            """).ToCommand(connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
