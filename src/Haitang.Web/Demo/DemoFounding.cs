using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;
using Haitang.Web.Identity;

namespace Haitang.Web.Demo;

/// <summary>Founds the demonstration city: units, channels, categories, policy, calendar, and the accounts of those who work there.</summary>
/// <param name="signIns">Makes the rows that people sign in with.</param>
/// <param name="password">Of those who sign in.</param>
internal sealed class DemoFounding(DatedDesk desk, PersonAccounts signIns, DemoStory story, DemoIds ids, string password)
{
    /// <summary>Well before the first appeal.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(2);

    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(2 * 365);

    private DateTimeOffset _at = story.Since - Before;

    public async Task PlayAsync(PlaceBook places, TextBook texts, IReadOnlyList<Clerk> clerks, CancellationToken cancel)
    {
        var city = places.City.Code;
        foreach (var unit in places.Units()) await SendAsync("unit/" + unit.Code, unit, cancel);
        foreach (var channel in places.Channels)
            await SendAsync("channel/" + channel.Code, new AddChannel { City = city, Code = channel.Code, Name = channel.Name, NameEn = channel.NameEn }, cancel);
        foreach (var category in Categories(city, texts)) await SendAsync("category/" + category.Code, category, cancel);
        await SendAsync("policy", new StartPolicy { City = city }, cancel);
        await SendAsync("calendar", new StartCalendar { City = city }, cancel);
        foreach (var notice in KnownNotices.All)
        {
            var year = new EnterYear { Year = notice.Year, DaysOff = notice.DaysOff, MakeUpDays = notice.MakeUpDays };
            await SendAsync(FormattableString.Invariant($"calendar/{notice.Year}"), year, cancel, ids.Stream("calendar"));
        }

        foreach (var clerk in clerks) await OpenAsync(clerk, cancel);
        foreach (var machine in Payroll.Machines) await OpenAsync(machine, city, cancel);
    }

    private static IEnumerable<AddCategory> Categories(string city, TextBook texts)
    {
        foreach (var group in texts.Groups)
        {
            yield return Category(city, group.Code, group.Name, group.NameEn, "");
            foreach (var branch in group.Below)
            {
                yield return Category(city, branch.Code, branch.Name, branch.NameEn, group.Code);
                foreach (var matter in branch.Below)
                    yield return Category(city, matter.Code, matter.Name, matter.NameEn, branch.Code) with { Nature = matter.UsualNature };
            }
        }
    }

    private static AddCategory Category(string city, string code, string name, string nameEn, string parent) =>
        new() { City = city, Code = code, Name = name, NameEn = nameEn, Parent = new Ref(parent) };

    private async Task OpenAsync(Clerk clerk, CancellationToken cancel)
    {
        var account = ids.Account(clerk.UserName);
        var person = new NewPerson(clerk.UserName, clerk.DisplayName, Person.Languages[0], clerk.SignsIn ? password : "", clerk.Posts[0].Unit, []);
        await SendAsync(
            "account/" + clerk.UserName, new OpenAccount { Unit = clerk.Posts[0].Unit, Kind = AccountKind.Person }, cancel,
            beside: time => [signIns.SignInRow(account, person, time)]);
        foreach (var post in clerk.Posts)
        {
            var name = $"post/{clerk.UserName}/{post.Unit}";
            await (post.Role is Role.GridLeader
                ? SendAsync(name, new AppointGridLeader { Account = account }, cancel, ids.Unit(post.Unit))
                : SendAsync(name, new GrantPost { Role = post.Role, Unit = post.Unit }, cancel, account));
        }
    }

    private async Task OpenAsync(CityMachine machine, string city, CancellationToken cancel)
    {
        var name = machine.Role.ToString();
        var account = ids.Account(name);
        var expires = story.Since + KeyLife;
        await SendAsync("account/" + name, new OpenAccount { Unit = city, Kind = AccountKind.Machine, ExpiresAt = expires }, cancel);
        // Nobody knows this key: it gives the machine its name on screens.
        await SendAsync(
            "post/" + name, new GrantPost { Role = machine.Role, Unit = city }, cancel, account,
            time => [ApiKeys.Row(ApiKeySecret.New(), account, machine.Name, time, expires)]);
    }

    private Task SendAsync(
        string name, ICommand command, CancellationToken cancel, Guid? stream = null, Func<DateTimeOffset, IReadOnlyList<RowWrite>>? beside = null)
    {
        _at = _at.AddSeconds(1);
        var sent = new SentCommand(ids.Command(name), Actor.System, command) { Stream = stream, At = _at, Request = story.Mark };
        return desk.SendAsync(beside is null ? sent : sent with { Enclosed = (time, _) => beside(time) }, cancel);
    }
}
