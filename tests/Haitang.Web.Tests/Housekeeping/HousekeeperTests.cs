using Haitang.EventLog;
using Haitang.Testing;
using Haitang.Web.Database;
using Haitang.Web.Housekeeping;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Web.Tests.Housekeeping;

public sealed class HousekeeperTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task what_is_old_goes_and_what_is_young_or_waits_stays()
    {
        var clock = new SteppedClock();
        await using var city = new TestCity { Configuring = builder => builder.Services.AddSingleton<TimeProvider>(clock) };
        await city.InitializeAsync();
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await RunAsync(database, """
            delete from haitang.command_keys;
            insert into haitang.command_keys(scope, id, fingerprint, stream, answer, at)
              select gen_random_uuid(), gen_random_uuid(), ''::bytea, gen_random_uuid(), ''::bytea, now() - make_interval(days => d) from unnest(array[29, 31, 400]) d
              union all select gen_random_uuid(), gen_random_uuid(), ''::bytea, gen_random_uuid(), ''::bytea, now() - interval '90 days' from generate_series(1, 6000);
            insert into haitang.outbox(stream, topic, payload, delivered_at, given_up_at) values
              (gen_random_uuid(), 'x', '{}', now() - interval '31 days', null), (gen_random_uuid(), 'x', '{}', now() - interval '29 days', null),
              (gen_random_uuid(), 'x', '{}', null, now() - interval '31 days'), (gen_random_uuid(), 'x', '{}', null, now() - interval '29 days'),
              (gen_random_uuid(), 'x', '{}', null, null);
            insert into haitang.attachments(id, uploader, case_id, media_type, bytes, width, height, wrapped, content, uploaded_at)
              select gen_random_uuid(), gen_random_uuid(), c, 'image/png', 1, 1, 1, ''::bytea, ''::bytea, t
              from (values (null::uuid, now() - interval '3 days'), (null, now()), (gen_random_uuid(), now() - interval '3 days')) v(c, t);
            """);
        await Wait.UntilAsync(async () =>
        {
            clock.Step(Step);
            return await CountAsync(database, "command_keys") == 1 && await CountAsync(database, "outbox") == 3 && await CountAsync(database, "attachments") == 2;
        });
    }

    [Fact]
    public async Task one_node_sweeps_every_hour_and_another_goes_on_when_it_stops()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var database = NpgsqlDataSource.Create(test.ConnectionString);
        await Schema.MigrateAsync(database, DatabaseServices.Rooms);
        var clock = new SteppedClock();
        int[] swept = [0, 0];
        var nodes = Enumerable.Range(0, 2).Select(n => new Housekeeper(
            database, [new Sweep("counted", _ => Task.FromResult(Interlocked.Increment(ref swept[n]) * 0))], clock, NullLogger<Housekeeper>.Instance)).ToArray();
        await nodes[0].StartAsync(default);
        await PassAsync(clock, () => swept[0] == 1);
        await nodes[1].StartAsync(default);
        await PassAsync(clock, () => swept[0] == 4);
        Assert.Equal(0, swept[1]);
        await nodes[0].StopAsync(default);
        await PassAsync(clock, () => swept[1] == 1);
        Assert.Equal(4, swept[0]);
        await nodes[1].StopAsync(default);
        foreach (var node in nodes) node.Dispose();
    }

    [Fact]
    public async Task a_sweep_that_fails_does_not_keep_the_others_from_theirs()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var database = NpgsqlDataSource.Create(test.ConnectionString);
        await Schema.MigrateAsync(database, DatabaseServices.Rooms);
        var clock = new SteppedClock();
        var left = 3;
        using var housekeeper = new Housekeeper(
            database,
            [new Sweep("broken", _ => throw new InvalidOperationException()), new Sweep("counted", _ => Task.FromResult(left > 0 ? left-- : 0))],
            clock, NullLogger<Housekeeper>.Instance);
        await housekeeper.StartAsync(default);
        await PassAsync(clock, () => left == 0);
        await housekeeper.StopAsync(default);
    }

    private static Task PassAsync(SteppedClock clock, Func<bool> until) => Wait.UntilAsync(() =>
    {
        if (until()) return true;
        clock.Step(Step);
        return false;
    });

    private static async Task<long> CountAsync(NpgsqlDataSource database, string table)
    {
        await using var command = database.CreateCommand($"select count(*) from haitang.{table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
