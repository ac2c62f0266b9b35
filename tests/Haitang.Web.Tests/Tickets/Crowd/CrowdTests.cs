using System.Diagnostics;
using System.Net;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Tickets.Crowd;

/// <summary>
/// Many clients work on the same few tickets over REST. <c>HAITANG_TESTS=long</c> lets them do so for a minute instead of some
/// seconds.
/// </summary>
public sealed class CrowdTests(TestCity city, ITestOutputHelper output) : IClassFixture<TestCity>
{
    private const int Clients = 32;
    private const int Cases = 50;

    private static readonly (Role Role, string Unit)[] People =
    [
        (Role.Department, "CG"), (Role.GridLeader, "YS-1-1"), (Role.Town, "YS"), (Role.Centre, "CS"),
        (Role.Department, "CG"), (Role.GridLeader, "YS-1-2"), (Role.Centre, "CS"), (Role.Town, "YS"),
    ];

    /// <summary>On a machine that has other work too it takes longer until everything was done that is to be done at least.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly HashSet<string> Wanted = ["accept", "contact", "report-progress", "complete", "send-back", "verify", "post-message"];

    private static TimeSpan Duration => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("HAITANG_TESTS") is "long" ? 60 : 4);

    [Fact]
    public async Task of_32_clients_on_50_tickets_every_acknowledged_command_is_in_the_history_once()
    {
        var cases = await IssueAsync();
        var staff = await SignInAsync();
        var notes = new Notes();
        var since = Stopwatch.StartNew();
        using (var over = new CancellationTokenSource(Most))
        {
            var end = EndAsync(over, since, notes);
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(n => Task.Run(() =>
            {
                var at = People[n % People.Length];
                return new CrowdClient(staff[at], at.Role, [.. cases.Where(c => TakesPart(at, c))], notes, seed: n).WorkAsync(over.Token);
            })));
            await end;
        }

        Tell(notes, since.Elapsed);
        Assert.Empty(notes.Wrong);
        Assert.NotEqual(0, notes.Repeated);
        Assert.NotEqual(0, notes.Count(HttpStatusCode.Conflict));
        Assert.Superset(Wanted, VerbsOf(notes));

        var log = new CrowdLog(city, [.. cases.Select(c => c.Appeal)]);
        await log.AtRestAsync();
        await log.HoldsOnceAsync(notes);
        await log.IsToldOnceAsync(notes, staff[(Role.Centre, "CS")]);
        await log.HasNoGapsAsync();
        await log.EqualsItsRowsAsync();
        foreach (var person in staff.Values) person.Dispose();
    }

    private static async Task EndAsync(CancellationTokenSource over, Stopwatch since, Notes notes)
    {
        using var look = new PeriodicTimer(Look);
        while (!over.IsCancellationRequested && (since.Elapsed < Duration || notes.Repeated == 0 || notes.Count(HttpStatusCode.Conflict) == 0 || !Wanted.IsSubsetOf(VerbsOf(notes))))
            await look.WaitForNextTickAsync(CancellationToken.None);
        await over.CancelAsync();
    }

    private static HashSet<string> VerbsOf(Notes notes) => [.. notes.Acknowledged.Values.Select(a => a.Verb)];

    private static bool TakesPart((Role Role, string Unit) at, CrowdCase @case) =>
        at.Role is Role.Centre || at.Unit == @case.Worker || at.Unit == @case.Issuer;

    /// <summary>Half of them from the command centre to the department, half from the town to its grids.</summary>
    private async Task<CrowdCase[]> IssueAsync()
    {
        var centre = await city.ActorAsync(Role.Centre, "CS");
        var town = await city.ActorAsync(Role.Town, "YS");
        return await Task.WhenAll(Enumerable.Range(0, Cases).Select(async n =>
        {
            var (worker, issuer, by) = n % 2 == 0 ? ("CG", "CS", centre) : ($"YS-1-{(n % 4) / 2 + 1}", "YS", town);
            var appeal = (await city.DoneAsync(by, new CollectAppeal
            {
                Channel = "grid-visit",
                Title = $"架空线垂落 {n}",
                Text = "电线杆旁的线垂到路面",
                Unit = "YS",
                Subject = Subject.Resident,
            })).Stream;
            await city.DoneAsync(by, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);
            var dispatched = Guid.CreateVersion7();
            await city.Desk.SendAsync(new(dispatched, by, new DispatchAppeal { Lead = worker }) { Stream = appeal });
            return new CrowdCase(appeal, worker, issuer) { Ticket = NameBasedId.Of(dispatched, 1) };
        }));
    }

    private async Task<Dictionary<(Role, string), Staff>> SignInAsync()
    {
        var staff = new Dictionary<(Role, string), Staff>();
        foreach (var at in People.Distinct()) staff[at] = await Staff.AtAsync(city, at.Role, at.Unit);
        return staff;
    }

    private void Tell(Notes notes, TimeSpan took)
    {
        output.WriteLine($"{notes.Acknowledged.Count} acknowledged in {took.TotalSeconds:0.0} s: {notes.Acknowledged.Count / took.TotalSeconds:0} a second; "
            + $"{notes.Repeated} repeated, refused: {notes.Count(HttpStatusCode.Conflict)} by a rule (409), "
            + $"{notes.Count(HttpStatusCode.PreconditionFailed)} stale (412), {notes.Count(HttpStatusCode.BadRequest)} by input (400)");
        output.WriteLine(string.Join(", ", notes.Acknowledged.Values.CountBy(a => a.Verb).OrderByDescending(v => v.Value).Select(v => $"{v.Key} {v.Value}")));
    }
}
