using Npgsql;

namespace Haitang.Bench;

/// <summary>
/// Years of work that is long over, put into the rows of a city that has some open cases: in fourteen towns, one of them the
/// city's own, and counted as the folds count.
/// </summary>
internal static class PastCases
{
    private const int Years = 3;
    private const int MostSeconds = 1_800;

    public static async Task AddAsync(NpgsqlDataSource database, int count)
    {
        await using var connection = await database.OpenConnectionAsync();
        await RunAsync(connection, """
            insert into haitang.case_rows (
                id, number, version, status, title, place, channel, subject, category, nature, urgency, level, confidential, holder, area, town,
                community, grid, attachments, collected_by, collected_at, changed_at)
            select gen_random_uuid(), 'P-' || n, 1, 'closed', title, place, channel, subject, category, nature, urgency, level, false,
                case when n % 14 = 0 then holder else md5('holder' || n % 14)::uuid end, case when n % 14 = 0 then area else md5('area' || n % 14)::uuid end,
                case when n % 14 = 0 then town else md5('town' || n % 14)::uuid end, case when n % 14 = 0 then community else md5('community' || n % 14)::uuid end,
                case when n % 14 = 0 then grid else md5('grid' || n % 14)::uuid end, 0, collected_by, at, at + interval '5 days'
            from (select * from haitang.case_rows order by collected_at limit 1) one,
                lateral (select n, now() - make_interval(secs => n * ($2 * 31557600.0 / $1)) from generate_series(1, $1) n) past(n, at)
            """, count, Years);
        await RunAsync(connection, """
            insert into haitang.case_counts (unit, status, confidential, cases)
            select id, 'closed', false, case when parent is null then $1 else $1 / 14 end from haitang.board_units
            on conflict (unit, status, confidential) do update set cases = case_counts.cases + excluded.cases
            """, count);
        await RunAsync(connection, """
            insert into haitang.board_days
            select past.* from (select d from haitang.board_days d order by day limit 1) one(like_it), haitang.board_units unit,
                generate_series(now() - make_interval(years => $2), now() - interval '1 day', interval '1 day') gone,
                jsonb_populate_record(one.like_it, jsonb_build_object('unit', unit.id, 'day', gone::date, 'collected', $1 / 1096 + 1)) past
            on conflict do nothing
            """, count, Years);
        await RunAsync(connection, "vacuum analyze haitang.case_rows");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params int[] values)
    {
        // A million rows and their indexes take longer than any statement of the program may.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = MostSeconds };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        await command.ExecuteNonQueryAsync();
    }
}
