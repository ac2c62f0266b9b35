using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Identity;

namespace Haitang.Web.Demo;

/// <summary>Founds the demonstration city: units, channels, categories, the accounts of those who work there, the policy and the calendar.</summary>
internal sealed class DemoFounding(DatedDesk desk, PersonAccounts people)
{
    /// <param name="mark">The request under which everything is recorded.</param>
    /// <param name="password">Of all people.</param>
    public async Task PlayAsync(DemoScript script, DateTimeOffset begin, string mark, string password, CancellationToken cancel)
    {
        var ids = new DemoIds(script.Version);
        var at = begin;
        var city = script.Units[0].Code;
        foreach (var (unit, parent) in Flat(script.Units, u => u.Below))
        {
            await SendAsync("unit/" + unit.Code, new OpenUnit
            {
                Code = unit.Code,
                Kind = unit.Kind,
                Name = unit.Name,
                NameEn = unit.NameEn,
                Parent = new Ref(parent?.Code ?? ""),
            });
        }

        foreach (var channel in script.Channels)
            await SendAsync("channel/" + channel.Code, new AddChannel { City = city, Code = channel.Code, Name = channel.Name, NameEn = channel.NameEn });
        foreach (var (category, parent) in Flat(script.Categories, c => c.Below))
        {
            await SendAsync("category/" + category.Code, new AddCategory
            {
                City = city,
                Code = category.Code,
                Name = category.Name,
                NameEn = category.NameEn,
                Parent = new Ref(parent?.Code ?? ""),
            });
        }

        foreach (var person in script.People) await OpenAsync(person);
        foreach (var machine in script.Machines) await OpenMachineAsync(machine);
        await SendAsync("policy", new StartPolicy { City = city });
        await SendAsync("calendar", new StartCalendar { City = city });
        foreach (var notice in KnownNotices.All)
        {
            var year = new EnterYear { Year = notice.Year, DaysOff = notice.DaysOff, MakeUpDays = notice.MakeUpDays };
            await SendAsync(FormattableString.Invariant($"calendar/{notice.Year}"), year, ids.Stream("calendar"));
        }

        async Task OpenAsync(DemoPerson person)
        {
            var account = ids.Account(person.UserName);
            var sign = new NewPerson(person.UserName, person.DisplayName, Person.Languages[0], password, person.Posts[0].Unit, []);
            await SendAsync(
                "account/" + person.UserName, new OpenAccount { Unit = person.Posts[0].Unit, Kind = AccountKind.Person },
                beside: time => [people.SignInRow(account, sign, time)]);
            foreach (var post in person.Posts)
            {
                var name = $"post/{person.UserName}/{post.Unit}";
                await (post.Role is Role.GridLeader
                    ? SendAsync(name, new AppointGridLeader { Account = account }, ids.Unit(post.Unit))
                    : SendAsync(name, new GrantPost { Role = post.Role, Unit = post.Unit }, account));
            }
        }

        async Task OpenMachineAsync(DemoMachine machine)
        {
            var name = machine.Role.ToString();
            var account = ids.Account(name);
            var expires = begin.AddYears(1);
            await SendAsync("account/" + name, new OpenAccount { Unit = city, Kind = AccountKind.Machine, ExpiresAt = expires });
            // Nobody knows this key: it gives the machine its name on screens.
            await SendAsync(
                "post/" + name, new GrantPost { Role = machine.Role, Unit = city }, account,
                time => [ApiKeys.Row(ApiKeySecret.New(), account, machine.Name, time, expires)]);
        }

        Task SendAsync(string name, ICommand command, Guid? stream = null, Func<DateTimeOffset, IReadOnlyList<EventLog.RowWrite>>? beside = null)
        {
            at = at.AddSeconds(1);
            var sent = new SentCommand(ids.Command(name), Actor.System, command) { Stream = stream, At = at, Request = mark };
            return desk.SendAsync(beside is null ? sent : sent with { Enclosed = (time, _) => beside(time) }, cancel);
        }
    }

    /// <summary>Uppermost first, each with what stands above it.</summary>
    private static IEnumerable<(T One, T? Above)> Flat<T>(IEnumerable<T> all, Func<T, IEnumerable<T>?> below, T? above = null) where T : class =>
        all.SelectMany(one => Flat(below(one) ?? [], below, one).Prepend((one, above)));
}
