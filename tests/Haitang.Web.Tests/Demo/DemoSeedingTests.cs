using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Cli;
using Haitang.Web.Commands;
using Haitang.Web.Demo;
using Haitang.Web.Folding;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Haitang.Web.Tests.City;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Demo;

/// <summary>How a city is told; small ones do for that.</summary>
public sealed class DemoSeedingTests(DemoSeedingTests.SmallCities told) : IClassFixture<DemoSeedingTests.SmallCities>
{
    private const int Few = 90;
    private static readonly DemoOrder Small = new(Appeals: Few, Until: DemoHost.Until);

    [Fact]
    public async Task the_same_story_makes_the_same_log_and_one_that_broke_off_is_told_anew()
    {
        await using var broken = await DemoHost.StartAsync();
        using var stop = new CancellationTokenSource();
        var left = 2_100;
        using (broken.Services.GetRequiredService<LiveFeed>().Subscribe(_ =>
        {
            if (Interlocked.Decrement(ref left) == 0) stop.Cancel();
        }))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => broken.SeedAsync(Small, stop.Token));
        }

        var log = await ToldLog.ReadAsync(told.Whole);
        Assert.InRange((await ToldLog.ReadAsync(broken)).Count, 2_000, log.Count - 1);
        Assert.Equal(DemoState.Seeded, (await broken.SeedAsync(Small)).State);
        Assert.Equal(log, await ToldLog.ReadAsync(broken));
        Assert.Equal(DemoState.AlreadyThere, (await broken.SeedAsync(Small)).State);
    }

    [Fact]
    public async Task a_story_that_is_told_less_far_is_the_beginning_of_the_longer_one()
    {
        var longer = await ToldLog.ReadAsync(told.Whole);
        Assert.InRange(told.ShorterLog.Count, 2_000, longer.Count - 50);
        Assert.Equal(longer.Take(told.ShorterLog.Count), told.ShorterLog);
    }

    [Fact]
    public async Task a_half_told_city_that_somebody_works_in_is_left_alone_and_a_lost_password_is_replaced()
    {
        var host = told.Shorter;
        await host.Services.GetRequiredService<CommandDesk>().SendAsync(
            new SentCommand(Guid.CreateVersion7(), Actor.System, new AddChannel { City = "CS", Code = "new", Name = "新", NameEn = "New" }));
        await host.RunAsync("delete from haitang.demo_city");
        File.Delete(Path.Combine(host.Folder, "demo-password"));

        var seeding = await host.SeedAsync(Small);
        Assert.Equal(DemoState.AlreadyThere, seeding.State);
        Assert.Equal(1, await host.CountAsync("select count(*) from haitang.mt_events where type = 'channel_added' and data->>'code' = 'new'"));
        await using var scope = host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var account = seeding.Accounts[0];
        Assert.True(await people.CheckPasswordAsync((await people.FindByNameAsync(account.UserName))!, account.Password));
    }

    [Fact]
    public async Task events_that_are_applied_one_by_one_give_the_same_rows_as_in_batches()
    {
        var host = told.Whole;
        await host.CatchUpAsync();
        // What appends and batches have made of the events, told apart from what one at a time makes of them.
        var models = new IAsyncFold[] { new InlineRows(host.Services.GetServices<IStreamDesk>(), host.Services.GetRequiredService<ICaseKeys>()), FoldingServices.Folds[0](host.Services) };
        foreach (var table in models.SelectMany(m => m.Tables))
            await host.RunAsync($"create table public.{Name(table)} as select * from {table}; truncate {table}");

        using var stop = new CancellationTokenSource();
        var runner = new FoldRunner(
            host.Services.GetRequiredService<NpgsqlDataSource>(), models.Select(m => new Singly(m)), new() { BatchSize = 1, LeaseName = "one by one" });
        var running = runner.RunAsync(stop.Token);
        await Wait.UntilAsync(async () => (await runner.StatusAsync()).All(fold => fold.Lag == 0), TimeSpan.FromSeconds(90));
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var table in models.SelectMany(m => m.Tables))
        {
            Assert.NotEmpty(await host.ReadAsync($"select from public.{Name(table)}"));
            Assert.Empty(await host.ReadAsync($"(table public.{Name(table)} except table {table}) union all (table {table} except table public.{Name(table)})"));
        }

        static string Name(string table) => table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
    }

    [Fact]
    public async Task a_long_seeding_keeps_the_database_and_the_clock_for_itself()
    {
        var time = new LeapingTime();
        await using var host = await DemoHost.StartAsync(time);
        var (heard, left) = (0, new List<string>());
        using (host.Services.GetRequiredService<LiveFeed>().Subscribe(_ =>
        {
            // The founding is over; nearly all of the time that was taken is, too.
            if (Interlocked.Increment(ref heard) == 1_800)
            {
                Run(host, "update haitang.leases set expires_at = clock_timestamp() + interval '20 seconds' where name in ('seed', 'clock')");
                time.Leap(TimeSpan.FromMinutes(9));
            }

            if (heard == 1_900) left.AddRange(Run(host, "select name from haitang.leases where name in ('seed', 'clock') and expires_at > clock_timestamp() + interval '9 minutes' order by name"));
        }))
        {
            Assert.Equal(DemoState.Seeded, (await host.SeedAsync(Small)).State);
        }

        Assert.Equal(["clock", "seed"], left);
    }

    [Fact]
    public async Task a_seeding_whose_place_was_taken_by_another_one_ends()
    {
        var time = new LeapingTime();
        await using var host = await DemoHost.StartAsync(time);
        var heard = 0;
        using (host.Services.GetRequiredService<LiveFeed>().Subscribe(_ =>
        {
            if (Interlocked.Increment(ref heard) != 1_800) return;
            Run(host, "update haitang.leases set holder = 'another' where name = 'seed'");
            time.Leap(TimeSpan.FromMinutes(9));
        }))
        {
            Assert.Equal(ExitCode.No, (await Assert.ThrowsAsync<VerbException>(() => host.SeedAsync(Small))).Code);
        }

        Assert.Equal(1, await host.CountAsync("select count(*) from haitang.leases where name = 'seed' and holder = 'another'"));
    }

    [Fact]
    public async Task a_database_with_other_data_is_left_alone()
    {
        await using var host = await DemoHost.StartAsync();
        await host.Services.GetRequiredService<CommandDesk>().SendAsync(
            new SentCommand(Guid.CreateVersion7(), Actor.System, new OpenUnit { Code = "CS", Kind = UnitKind.City, Name = "某市", NameEn = "Some city" }));
        var seeding = await host.SeedAsync(Small);
        Assert.Equal(DemoState.OtherData, seeding.State);
        Assert.Empty(seeding.Accounts);
        Assert.Single(await ToldLog.ReadAsync(host));
        Assert.False(await host.Services.GetRequiredService<DemoMark>().IsDemoAsync());
    }

    [Fact]
    public void a_story_has_to_lie_between_its_first_day_and_now()
    {
        var now = DemoHost.Until;
        Assert.Equal(new DemoStory(DemoStory.UsualSeed, DemoStory.UsualAppeals, DemoStory.SinceFor(now), now), new DemoOrder().Story(now));
        foreach (var wrong in new[]
        {
            new DemoOrder(Until: now.AddMinutes(1)), new(Since: now.AddDays(1)), new(Since: now.AddDays(-400)), new(Appeals: 0),
        })
        {
            Assert.Throws<VerbException>(() => wrong.Story(now));
        }
    }

    /// <summary>Within a signal, while the story waits; gives the names that it finds.</summary>
    private static List<string> Run(DemoHost host, string sql)
    {
        using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>The time of the machine; what has passed of it can be made longer.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long _leapt;

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _leapt);

        public void Leap(TimeSpan by) => Interlocked.Add(ref _leapt, (long)(by.TotalSeconds * TimestampFrequency));
    }

    /// <summary>One city told to its end, and the same one told less far.</summary>
    public sealed class SmallCities : IAsyncLifetime
    {
        public DemoHost Whole { get; private set; } = null!;

        public DemoHost Shorter { get; private set; } = null!;

        /// <summary>Before anybody did anything else there.</summary>
        public IReadOnlyList<string> ShorterLog { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Whole = await DemoHost.StartSeededAsync(Small);
            Shorter = await DemoHost.StartSeededAsync(Small with { Since = DemoStory.SinceFor(DemoHost.Until), Until = DemoHost.Until.AddDays(-40) });
            ShorterLog = await ToldLog.ReadAsync(Shorter);
        }

        public async ValueTask DisposeAsync()
        {
            await Whole.DisposeAsync();
            await Shorter.DisposeAsync();
        }
    }

    /// <summary>The same fold under a name of its own: it begins at the beginning.</summary>
    private sealed class Singly(IAsyncFold fold) : IAsyncFold
    {
        public string Name => "one-by-one:" + fold.Name;

        public IReadOnlyList<string> Tables => fold.Tables;

        public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct) => fold.ApplyAsync(events, into, ct);

        public void Forget() => fold.Forget();
    }
}
