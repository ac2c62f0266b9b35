using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Web.Privacy;

/// <summary>保密件阅看记录: who has read a confidential case, and when.</summary>
public sealed class ConfidentialReads(NpgsqlDataSource database)
{
    /// <summary>A page that stays open looks again with every change: that is one reading.</summary>
    private static readonly TimeSpan OneReading = TimeSpan.FromMinutes(1);

    public async Task RecordAsync(Guid @case, Actor reader, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            insert into haitang.confidential_reads(case_id, account, role, unit)
            select {@case}, {reader.Account}, {EnumNames.Of(reader.Role)}, {reader.Unit}
            where not exists (
              select from haitang.confidential_reads r
              where r.case_id = {@case} and r.account = {reader.Account} and r.at > now() - make_interval(secs => {OneReading.TotalSeconds}))
            """).ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ConfidentialRead>> OfAsync(Guid @case, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of(
            $"select at, account, role, unit from haitang.confidential_reads where case_id = {@case} order by at desc, id desc limit 100").ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var all = new List<ConfidentialRead>();
        while (await row.ReadAsync(cancel))
            all.Add(new(row.GetFieldValue<DateTimeOffset>(0), new Actor(row.GetGuid(1), EnumNames.Parse<Domain.Organisation.Role>(row.GetString(2)), row.GetGuid(3))));
        return all;
    }
}

/// <summary>One reading of a confidential case.</summary>
public sealed record ConfidentialRead(DateTimeOffset At, Actor By);
