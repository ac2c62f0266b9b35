using System.Diagnostics;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Faults.Load;
using Haitang.Web.Commands;
using Haitang.Web.Hotline;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Haitang.Faults.Ground;

/// <summary>
/// A city with people, cases in work, and a hotline that is told of half of them. It was founded by a host in this process,
/// which has stopped: nodes of their own go on with its database.
/// </summary>
internal sealed class FaultCity : IAsyncDisposable
{
    private const string Secret = "the hotline and the city share it";
    private static readonly (Role Role, string Unit)[] Posts =
        [(Role.Department, "CG"), (Role.GridLeader, "YS-1-1"), (Role.Town, "YS"), (Role.Centre, "CS")];

    /// <summary>For a node that is killed where nobody measures how soon others take over: its successor need not wait for as long.</summary>
    public static readonly (string, string) SoonTakenOver = ("Haitang__Folding__Lease", "00:00:03");

    private readonly TestCity _city;
    private readonly string _data = Directory.CreateTempSubdirectory("haitang-fire-").FullName;
    private readonly List<Person> _people = [];
    private readonly List<WorkedCase> _cases = [];

    private FaultCity(string? server, Receiver hotline) => (_city, Hotline) = (new()
    {
        Server = server,
        Configuring = Configure,
    }, hotline);

    public Receiver Hotline { get; }

    public IReadOnlyList<Person> People => _people;

    public IReadOnlyList<WorkedCase> Cases => _cases;

    public string ConnectionString => _city.ConnectionString;

    /// <summary>The rooms of the program over the same database, none of them at work.</summary>
    public IServiceProvider Services => _city.Services;

    /// <param name="server">An empty database; else the city has one on the server of all tests.</param>
    public static async Task<FaultCity> FoundAsync(string? server = null, int cases = 12)
    {
        var hotline = new Receiver();
        await hotline.StartAsync();
        var city = new FaultCity(server, hotline);
        await city._city.InitializeAsync();
        foreach (var (role, unit) in Posts) city._people.Add(new(role, unit, await Staff.AtAsync(city._city, role, unit)));
        for (var n = 0; n < cases; n++) city._cases.Add(await city.IssueAsync(n));
        await city.Services.GetRequiredService<IHost>().StopAsync();
        return city;
    }

    public Person At(Role role) => _people.Single(person => person.Role == role);

    /// <param name="connectionString">Null: the city's own.</param>
    /// <param name="more">What it is told otherwise than other nodes.</param>
    public Node Node(string name, string? connectionString = null, params ReadOnlySpan<(string, string)> more) =>
        new(name, [("ConnectionStrings__Haitang", $"{connectionString ?? ConnectionString};Application Name={name}"), .. Settings(Path.Combine(_data, name)), .. more]);

    /// <summary>A node that keeps its PostgreSQL itself.</summary>
    /// <param name="around">What the program is started in.</param>
    public Node NodeWithPostgres(string dataFolder, Func<ProcessStartInfo, ProcessStartInfo>? around = null) =>
        new("own", [.. Settings(dataFolder)]) { Around = around ?? (start => start) };

    /// <summary>A node is slow at what it does for the first time; afterwards it is on time.</summary>
    public async Task WarmAsync(Node node)
    {
        await At(Role.Centre).GetUntilToldAsync(node, "cases");
        Assert.True((await At(Role.Centre).PostUntilToldAsync(node, $"appeals/{Cases[0].Appeal}/post-message", new { text = "早上好", @public = false })).IsOk);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people) person.Staff.Dispose();
        await _city.DisposeAsync();
        await Hotline.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private IEnumerable<(string, string)> Settings(string dataFolder) =>
    [
        ("Haitang__Data", dataFolder),
        ("Haitang__Privacy__MasterKeyFile", _city.MasterKeyFile),
        ("Haitang__Hotline__PushBack__Url", Hotline.Address.ToString()),
        ("Haitang__Hotline__PushBack__Secret", Secret),
    ];

    private void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration["Haitang:Hotline:PushBack:Url"] = Hotline.Address.ToString();
        builder.Configuration["Haitang:Hotline:PushBack:Secret"] = Secret;
        // Their passwords guard nothing, and hashing them well would take as long as all the rest of the founding.
        builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
    }

    /// <summary>Half from the command centre to the department, half from the town to a grid; each second pair came by the hotline.</summary>
    private async Task<WorkedCase> IssueAsync(int n)
    {
        var (worker, issuer, by) = n % 2 == 0
            ? ("CG", "CS", await _city.ActorAsync(Role.Centre, "CS")) : ("YS-1-1", "YS", await _city.ActorAsync(Role.Town, "YS"));
        var appeal = n % 4 < 2 ? await DeliverAsync(n) : (await _city.DoneAsync(by, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = $"架空线垂落 {n}",
            Text = "电线杆旁的线垂到路面",
            Unit = "YS",
            Subject = Subject.Resident,
        })).Stream;
        await _city.DoneAsync(by, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);
        var dispatched = Guid.CreateVersion7();
        Assert.IsType<CommandAnswer.Done>(await _city.Desk.SendAsync(new(dispatched, by, new DispatchAppeal { Lead = worker }) { Stream = appeal }));
        return new(appeal, NameBasedId.Of(dispatched, 1), worker, issuer);
    }

    private async Task<Guid> DeliverAsync(int n)
    {
        var form = new HotlineForm($"CS-{n}", DateTimeOffset.UtcNow.AddMinutes(-5), "求助", "路灯坏了一周", "五盏路灯全灭", Address: "虞山街道颜港路");
        var machine = await _city.ActorAsync(Role.Hotline, "CS");
        return Assert.IsType<CommandAnswer.Done>(await Services.GetRequiredService<HotlineIntake>().TakeAsync(form, machine, "12345", "fire")).Stream;
    }
}
