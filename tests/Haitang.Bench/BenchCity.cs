using System.Diagnostics;
using Haitang.Bench.Circuits;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Boards;
using Haitang.Web;
using Haitang.Web.Boards;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Bench;

/// <summary>The real host with a small city, whose grid leader reports progress on his tickets again and again.</summary>
internal sealed class BenchCity : IAsyncDisposable
{
    public const string Grid = "grid";
    public const string Town = "town";
    public const string Centre = "centre";
    public const string Secretary = "secretary";
    private static readonly TimeSpan LongestFolding = TimeSpan.FromMinutes(2);
    private readonly WebApplication _app;
    private readonly string _keys;
    private Actor _town = Actor.System;
    private Actor _grid = Actor.System;

    private BenchCity(WebApplication app, string keys, string connectionString) => (_app, _keys, ConnectionString) = (app, keys, connectionString);

    public string Password { get; } = Guid.NewGuid().ToString();

    public Uri Address => new(_app.Urls.First());

    /// <summary>For others than this host.</summary>
    public string ConnectionString { get; }

    /// <summary>What this host's screens hear.</summary>
    public LiveFeed Feed => _app.Services.GetRequiredService<LiveFeed>();

    public NpgsqlDataSource Database => _app.Services.GetRequiredService<NpgsqlDataSource>();

    private CommandDesk Desk => _app.Services.GetRequiredService<CommandDesk>();

    public static async Task<BenchCity> StartAsync(string connectionString, OpenCircuits circuits)
    {
        var keys = Directory.CreateTempSubdirectory("haitang-bench-").FullName;
        var app = WebHost.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Haitang"] = connectionString,
                ["Haitang:Privacy:MasterKeyFile"] = Path.Combine(keys, "master.key"),
                ["Logging:LogLevel:Default"] = "None",
            });
            circuits.CountIn(builder.Services);
        });
        await app.StartAsync();
        var city = new BenchCity(app, keys, connectionString);
        await city.FoundAsync();
        return city;
    }

    /// <summary>Each writer reports on a ticket of its own.</summary>
    public async Task<Work> ReportingAsync(int writers)
    {
        var tickets = await TicketsAsync(writers);
        return new(writers, writer => ReportAsync(tickets[writer]), FoldedAsync);
    }

    /// <summary>One more report on a ticket.</summary>
    public Task ReportAsync(Guid ticket) => DoneAsync(_grid, Progress.Command, ticket);

    /// <summary>So many tickets that the grid leader has taken on.</summary>
    public async Task<Guid[]> TicketsAsync(int count)
    {
        var tickets = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            var appeal = (await DoneAsync(_town, new CollectAppeal { Channel = "c", Title = "架空线缆", Text = Progress.Words, Unit = "G", Subject = Subject.Resident })).Stream;
            await DoneAsync(_town, new ClassifyAppeal { Category = "C", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);
            var id = Guid.CreateVersion7();
            await DoneAsync(_town, new DispatchAppeal { Lead = "G" }, appeal, id);
            // A stream that begins beside the command's own: its id is the command's and its place among them.
            tickets[i] = NameBasedId.Of(id, 1);
            await DoneAsync(_grid, new AcceptTicket(), tickets[i]);
        }

        await FoldedAsync();
        return tickets;
    }

    /// <summary>Reads a board as a screen does that nobody shares it with.</summary>
    public async Task BoardAsync(string unit)
    {
        var organisation = await _app.Services.GetRequiredService<DirectoryCache>().NowAsync();
        var now = DateTimeOffset.UtcNow;
        var period = BoardPeriod.Of(BoardPeriod.Usual, WorkingTime.DayOf(now))!;
        await new Board(Database).ReadAsync(
            new(organisation.Unit(new Ref(unit))!.Id, period.From, period.To, now, Confidential: true), organisation);
    }

    /// <summary>Of any case.</summary>
    public async Task<string> NumberAsync()
    {
        await using var first = Database.CreateCommand("select number from haitang.case_rows limit 1");
        return (string)(await first.ExecuteScalarAsync())!;
    }

    /// <summary>When every fold and reaction has reached the end of the log; none may have stopped.</summary>
    public async Task FoldedAsync()
    {
        var runner = _app.Services.GetRequiredService<FoldRunner>();
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            var folds = await runner.StatusAsync();
            if (folds.FirstOrDefault(f => f.IsStopped) is { } stopped) throw new InvalidOperationException($"{stopped.Name} stopped: {stopped.Fault?.Error}");
            if (folds.All(f => f.Lag == 0)) return;
            if (clock.Elapsed > LongestFolding) throw new TimeoutException("The folds do not come to the end of the log.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    private async Task FoundAsync()
    {
        await DoneAsync(Actor.System, new OpenUnit { Code = "CS", Kind = UnitKind.City, Name = "常熟市", NameEn = "Changshu" });
        var town = (await DoneAsync(Actor.System, new OpenUnit { Code = "T", Kind = UnitKind.Town, Name = "虞山街道", NameEn = "Yushan", Parent = "CS" })).Stream;
        await DoneAsync(Actor.System, new OpenUnit { Code = "K", Kind = UnitKind.Community, Name = "第一社区", NameEn = "First", Parent = "T" });
        var grid = (await DoneAsync(Actor.System, new OpenUnit { Code = "G", Kind = UnitKind.Grid, Name = "01 网格", NameEn = "01", Parent = "K" })).Stream;
        await DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "c", Name = "网格走访", NameEn = "Grid visit" });
        await DoneAsync(Actor.System, new AddCategory { City = "CS", Code = "C", Name = "架空线缆", NameEn = "Overhead cables" });
        await DoneAsync(Actor.System, new StartPolicy { City = "CS" });
        var calendar = (await DoneAsync(Actor.System, new StartCalendar { City = "CS" })).Stream;
        foreach (var notice in KnownNotices.All)
            await DoneAsync(Actor.System, new EnterYear { Year = notice.Year, DaysOff = notice.DaysOff, MakeUpDays = notice.MakeUpDays }, calendar);
        _town = new(await PersonAsync(Town, Role.Town, "T"), Role.Town, town);
        _grid = new(await PersonAsync(Grid, Role.GridLeader, "G"), Role.GridLeader, grid);
        await PersonAsync(Centre, Role.Centre, "CS");
        await PersonAsync(Secretary, Role.Secretary, "T");
        await FoldedAsync();
    }

    private async Task<Guid> PersonAsync(string name, Role role, string unit)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var id = Guid.CreateVersion7();
        var person = new NewPerson(name, name, "zh-CN", Password, unit, [new(role, unit)]);
        var answer = await scope.ServiceProvider.GetRequiredService<PersonAccounts>().OpenAsync(person, Actor.System, id);
        return answer is CommandAnswer.Done ? NameBasedId.Of(id, 0) : throw new InvalidOperationException($"{name} was not opened: {answer}");
    }

    private async Task<CommandAnswer.Done> DoneAsync(Actor by, ICommand command, Guid? stream = null, Guid? id = null) =>
        await Desk.SendAsync(new SentCommand(id ?? Guid.CreateVersion7(), by, command) { Stream = stream }) is var answer && answer is CommandAnswer.Done done
            ? done
            : throw new InvalidOperationException($"{command.GetType().Name}: {answer}");
}
