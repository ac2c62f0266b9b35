using Haitang.EventLog;

namespace Haitang.Web.Commands;

/// <summary>What a stream amounts to, as its row has it.</summary>
/// <param name="Case">Under whose key its texts are sealed; null for streams without.</param>
internal sealed record StateRow(Guid Id, string Type, long Version, int FoldVersion, byte[] State, DateTimeOffset At, Guid? Case)
{
    /// <summary>Many at once, each as it is in the end.</summary>
    public static Sql Write(IReadOnlyCollection<StateRow> rows) => Sql.Of($"""
        insert into haitang.stream_states(id, type, version, fold_version, state, recorded_at, case_id)
        select id, type, version, fold_version, state, recorded_at, nullif(case_id, '00000000-0000-0000-0000-000000000000')
        from unnest({rows.Select(r => r.Id).ToArray()}, {rows.Select(r => r.Type).ToArray()}, {rows.Select(r => r.Version).ToArray()},
          {rows.Select(r => r.FoldVersion).ToArray()}, {rows.Select(r => r.State).ToArray()}, {rows.Select(r => r.At).ToArray()},
          {rows.Select(r => r.Case ?? Guid.Empty).ToArray()}) r(id, type, version, fold_version, state, recorded_at, case_id)
        on conflict (id) do update set version = excluded.version, fold_version = excluded.fold_version, state = excluded.state,
          recorded_at = excluded.recorded_at, case_id = excluded.case_id
        """);
}
