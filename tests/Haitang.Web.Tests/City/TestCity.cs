using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Testing;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.City;

/// <summary>
/// The real host on a free port with a database of its own, and a small city in it: two towns 虞山 (YS) and 琴川 (QC), in each
/// one community (YS-1, QC-1) with two grids (YS-1-1, YS-1-2 …), a department, three categories, two channels.
/// </summary>
public sealed class TestCity : IAsyncLifetime
{
    public const string Password = "海棠花开在指尖上 2026";
    private readonly ConcurrentDictionary<(Role, string), Lazy<Task<Actor>>> _actors = new();
    private TestDatabase? _database;
    private WebApplication _app = null!;
    private string _keys = null!;

    /// <summary>What a test wants otherwise than usual; holds for every node.</summary>
    public Action<WebApplicationBuilder>? Configuring { get; init; }

    /// <summary>Whether the standard policy and the calendar are in force from the beginning.</summary>
    public bool WithDeadlines { get; init; } = true;

    /// <summary>A connection string to an empty database of the test's own; else the city has one on the server of all tests.</summary>
    public string? Server { get; init; }

    /// <summary>The moment at which everything sent from here is recorded, from the founding on; null: now.</summary>
    public DateTimeOffset? At { get; set; }

    public IServiceProvider Services => _app.Services;

    public string ConnectionString => Server ?? _database!.ConnectionString;

    public string MasterKeyFile => Path.Combine(_keys, "master.key");

    public Uri Address => new(_app.Urls.First());

    public CommandDesk Desk => Services.GetRequiredService<CommandDesk>();

    public async ValueTask InitializeAsync()
    {
        if (Server is null) _database = await TestDatabase.CreateAsync();
        _keys = Directory.CreateTempSubdirectory("haitang-keys-").FullName;
        _app = Build(ConnectionString, MasterKeyFile);
        await _app.StartAsync();
        await FoundAsync();
    }

    /// <summary>Another node on the same database.</summary>
    public async Task<WebApplication> StartNodeAsync()
    {
        var node = Build(ConnectionString, MasterKeyFile);
        await node.StartAsync();
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    public async Task<Guid> UnitAsync(string code) => (await OrganisationAsync()).Unit(new Ref(code))!.Id;

    public ValueTask<OrganisationDirectory> OrganisationAsync() => Services.GetRequiredService<DirectoryCache>().NowAsync();

    /// <summary>Somebody with one post: opened when first asked for. Machines get an account too.</summary>
    public Task<Actor> ActorAsync(Role role, string unit) =>
        _actors.GetOrAdd((role, unit), key => new(() => OpenAsync(key.Item1, key.Item2))).Value;

    /// <summary>The user name of <see cref="ActorAsync"/>'s account.</summary>
    public static string UserName(Role role, string unit) => $"{role}.{unit}".ToLowerInvariant();

    /// <summary>A client that sends a machine's key.</summary>
    public async Task<HttpClient> MachineAsync(Role role, string unit, string? name = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var (answer, key) = await scope.ServiceProvider.GetRequiredService<MachineAccounts>().OpenAsync(
            new NewMachine(name ?? $"{role} {unit}", role, unit, DateTimeOffset.UtcNow.AddDays(30)), Actor.System, Guid.CreateVersion7());
        Assert.IsType<CommandAnswer.Done>(answer);
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key!.Reveal());
        return client;
    }

    public async Task<CommandAnswer> SendAsync(Actor by, ICommand command, Guid? stream = null, long? version = null) =>
        await Desk.SendAsync(new SentCommand(Guid.CreateVersion7(), by, command) { Stream = stream, ExpectedVersion = version, At = At });

    public async Task<CommandAnswer.Done> DoneAsync(Actor by, ICommand command, Guid? stream = null) =>
        Assert.IsType<CommandAnswer.Done>(await SendAsync(by, command, stream));

    private WebApplication Build(string connectionString, string masterKey) => WebHost.Build(
        ["--urls", "http://127.0.0.1:0", "--environment", "Testing"],
        builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Haitang"] = connectionString,
                ["Haitang:Privacy:MasterKeyFile"] = masterKey,
                ["Logging:LogLevel:Default"] = "None",
            });
            Configuring?.Invoke(builder);
        });

    private async Task FoundAsync()
    {
        await UnitAsync("CS", UnitKind.City, "常熟市", null);
        await TownAsync("YS", "虞山街道");
        await TownAsync("QC", "琴川街道");
        await UnitAsync("CG", UnitKind.Department, "城管局", "CS");
        await DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "grid-visit", Name = "网格走访", NameEn = "Grid visit" });
        await DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "hotline", Name = "12345", NameEn = "12345 hotline" });
        await CategoryAsync("SR", "市容环境", null);
        await CategoryAsync("SR-1", "市容管理", "SR");
        await CategoryAsync("SR-1-1", "架空线缆", "SR-1");
        if (!WithDeadlines) return;
        await DoneAsync(Actor.System, new StartPolicy { City = "CS" });
        var calendar = (await DoneAsync(Actor.System, new StartCalendar { City = "CS" })).Stream;
        foreach (var notice in KnownNotices.All)
            await DoneAsync(Actor.System, new EnterYear { Year = notice.Year, DaysOff = notice.DaysOff, MakeUpDays = notice.MakeUpDays }, calendar);
    }

    private async Task TownAsync(string code, string name)
    {
        await UnitAsync(code, UnitKind.Town, name, "CS");
        await UnitAsync(code + "-1", UnitKind.Community, name + "第一社区", code);
        await UnitAsync(code + "-1-1", UnitKind.Grid, name + "01 网格", code + "-1");
        await UnitAsync(code + "-1-2", UnitKind.Grid, name + "02 网格", code + "-1");
    }

    private Task<CommandAnswer.Done> UnitAsync(string code, UnitKind kind, string name, string? parent) => DoneAsync(
        Actor.System, new OpenUnit { Code = code, Kind = kind, Name = name, NameEn = code, Parent = new Ref(parent ?? "") });

    private Task<CommandAnswer.Done> CategoryAsync(string code, string name, string? parent) => DoneAsync(
        Actor.System, new AddCategory { City = "CS", Code = code, Name = name, NameEn = code, Parent = new Ref(parent ?? "") });

    private async Task<Actor> OpenAsync(Role role, string unit)
    {
        var id = Guid.CreateVersion7();
        var account = NameBasedId.Of(id, 0);
        var at = await UnitAsync(unit);
        if (Posts.IsForMachines(role))
        {
            await Desk.SendAsync(new SentCommand(id, Actor.System, new OpenAccount
            {
                Unit = unit,
                Kind = AccountKind.Machine,
                ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
            }));
            await DoneAsync(Actor.System, new GrantPost { Role = role, Unit = unit }, account);
            return new(account, role, at);
        }

        await using var scope = Services.CreateAsyncScope();
        var person = new NewPerson(UserName(role, unit), $"{role} {unit}", "zh-CN", Password, unit, [new(role, unit)]);
        Assert.IsType<CommandAnswer.Done>(await scope.ServiceProvider.GetRequiredService<PersonAccounts>().OpenAsync(person, Actor.System, id));
        await Wait.UntilAsync(async () =>
            (await Services.GetRequiredService<Haitang.Projections.Organisation.AccountRows>().OneAsync(account))?.Posts.Count == 1);
        return new(account, role, at);
    }
}
