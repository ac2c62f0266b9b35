using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;
using Npgsql;

namespace Haitang.Projections.Boards;

/// <summary>What of a case is counted, kept so that it can be taken back.</summary>
/// <param name="Units">Where it was collected and all above it at that moment: it counts for these.</param>
internal sealed record CountedCase(Guid Id, Guid Area, Guid[] Units, string Status, bool Confidential, Guid? Category, Guid Channel)
{
    public static Sql Read(Guid[] ids) => Sql.Of(
        $"select id, area, status, confidential, category, channel, units from haitang.counted_cases where id = any({ids})");

    public static CountedCase Of(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<Guid[]>(6), row.GetString(2), row.GetBoolean(3), row.IsDBNull(4) ? null : row.GetGuid(4), row.GetGuid(5));

    /// <summary>After one more event.</summary>
    public static CountedCase Next(Guid id, CountedCase? counted, IEvent happened, UnitTree tree)
    {
        var before = counted is null ? Appeal.Initial : Appeal.Initial with
        {
            Unit = counted.Area,
            Status = EnumNames.Parse<AppealStatus>(counted.Status),
            Confidential = counted.Confidential,
            Category = counted.Category,
            Channel = counted.Channel,
        };
        var after = Appeal.Evolve(before, happened);
        var units = counted?.Units ?? [.. tree.UpFrom(after.Unit)];
        return new(id, after.Unit, units, EnumNames.Of(after.Status), after.Confidential, after.Category, after.Channel);
    }

    /// <summary>For many at once (<see cref="FoldBatch.AddEach"/>).</summary>
    public Sql Write() => Sql.ForEach($"""
        insert into haitang.counted_cases(id, area, status, confidential, category, channel, units)
        select s.id, {Area}, {Status}, {Confidential}, {Category}, {Channel}, {Units} from s
        on conflict (id) do update set status = excluded.status, confidential = excluded.confidential, category = excluded.category
        """);
}
