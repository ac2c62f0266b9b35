using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Testing;
using Haitang.Web;
using Haitang.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Bench;

/// <summary>The real host without its web server's load: a city with one town, whose clerk classifies appeals again and again.</summary>
internal sealed class BenchCity : IAsyncDisposable
{
    /// <summary>As large as the event that a classification writes.</summary>
    public static readonly byte[] Json = JsonSerializer.SerializeToUtf8Bytes(new
    {
        category = new { id = Guid.Empty, name = "架空线缆", nameEn = "Overhead cables" },
        nature = "help",
        urgency = "routine",
        level = "town",
        confidential = false,
        holder = new { id = Guid.Empty, name = "虞山街道", nameEn = "Yushan Subdistrict" },
    });

    private static readonly ClassifyAppeal Classify = new() { Category = "C", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town };
    private readonly TestCluster _cluster;
    private readonly WebApplication _app;
    private readonly string _keys;
    private Actor _clerk = Actor.System;

    private BenchCity(TestCluster cluster, WebApplication app, string keys) => (_cluster, _app, _keys) = (cluster, app, keys);

    public string ConnectionString => _cluster.ConnectionString;

    private CommandDesk Desk => _app.Services.GetRequiredService<CommandDesk>();

    public static async Task<BenchCity> StartAsync()
    {
        var cluster = await TestCluster.StartAsync();
        var keys = Directory.CreateTempSubdirectory("haitang-bench-").FullName;
        var app = WebHost.Build(["--urls", "http://127.0.0.1:0"], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Haitang"] = cluster.ConnectionString,
            ["Haitang:Privacy:MasterKeyFile"] = Path.Combine(keys, "master.key"),
            ["Logging:LogLevel:Default"] = "None",
        }));
        await app.StartAsync();
        var city = new BenchCity(cluster, app, keys);
        await city.FoundAsync();
        return city;
    }

    public Work Appending(int writers)
    {
        var log = _app.Services.GetRequiredService<EventStore>();
        var streams = Enumerable.Range(0, writers).Select(_ => Guid.CreateVersion7()).ToArray();
        var versions = new long[writers];
        return new(writers, async writer =>
        {
            var result = await log.AppendAsync(new StreamAppend
            {
                StreamId = streams[writer],
                StreamType = "bench",
                Expected = Expected.Version(versions[writer]++),
                Events = [new NewEvent(Guid.CreateVersion7(), "bench_happened", Json)],
                Envelope = new(DateTimeOffset.UtcNow, "bench", "bench", "{}"u8.ToArray(), "bench"),
            });
            if (result.IsConflict) throw new InvalidOperationException("A writer met somebody on its own stream.");
        });
    }

    public Work Commanding(int writers)
    {
        var appeals = new Guid[writers];
        return new(writers, async writer =>
        {
            if (appeals[writer] == Guid.Empty) appeals[writer] = (await DoneAsync(_clerk, Collect())).Stream;
            await DoneAsync(_clerk, Classify, appeals[writer]);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    private static CollectAppeal Collect() => new() { Channel = "c", Title = "t", Text = "t", Unit = "T", Subject = Subject.Resident };

    private async Task FoundAsync()
    {
        await DoneAsync(Actor.System, new OpenUnit { Code = "CS", Kind = UnitKind.City, Name = "常熟市", NameEn = "Changshu" });
        var town = await DoneAsync(Actor.System, new OpenUnit { Code = "T", Kind = UnitKind.Town, Name = "虞山街道", NameEn = "Yushan", Parent = "CS" });
        await DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "c", Name = "网格走访", NameEn = "Grid visit" });
        await DoneAsync(Actor.System, new AddCategory { City = "CS", Code = "C", Name = "架空线缆", NameEn = "Overhead cables" });
        var account = await DoneAsync(Actor.System, new OpenAccount { Unit = "T", Kind = AccountKind.Person });
        await DoneAsync(Actor.System, new GrantPost { Role = Role.Town, Unit = "T" }, account.Stream);
        _clerk = new Actor(account.Stream, Role.Town, town.Stream);
    }

    private async Task<CommandAnswer.Done> DoneAsync(Actor by, ICommand command, Guid? stream = null) =>
        await Desk.SendAsync(new SentCommand(Guid.CreateVersion7(), by, command) { Stream = stream }) as CommandAnswer.Done
        ?? throw new InvalidOperationException($"{command.GetType().Name} was refused.");
}
