using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Web.Commands;
using Microsoft.AspNetCore.Identity;

namespace Haitang.Web.Identity;

/// <summary>Opens accounts of people, and gives them new passwords.</summary>
public sealed class PersonAccounts(
    UserManager<Person> people, IPasswordHasher<Person> hasher, PersonInputs inputs, CommandDesk desk, DirectoryCache directory)
{
    /// <summary>Opens the account with its sign-in data, both or none, and grants the posts one after the other.</summary>
    /// <param name="id">The command's id: a repeat opens no second account.</param>
    public async Task<CommandAnswer> OpenAsync(NewPerson person, Actor by, Guid id, CancellationToken cancel = default)
    {
        var account = NameBasedId.Of(id, 0);
        var organisation = await directory.NowAsync(cancel);
        if (await inputs.CheckAsync(person, account, organisation) is { Count: > 0 } wrong) return new CommandAnswer.Refused(wrong);

        var opening = new SentCommand(id, by, new OpenAccount { Unit = person.Unit, Kind = AccountKind.Person })
        {
            Enclosed = (at, _) => [SignInRow(account, person, at)],
        };
        var answer = await desk.SendAsync(opening, cancel);
        for (var n = 0; answer is CommandAnswer.Done && n < person.Posts.Count; n++)
        {
            var unit = organisation.Unit(person.Posts[n].Unit)!.Id;
            var granted = await desk.SendAsync(Granting(account, person.Posts[n].Role, unit, by, NameBasedId.Of(id, n + 1)), cancel);
            if (granted is not CommandAnswer.Done) return granted;
        }

        return answer;
    }

    /// <summary>Sets another password. Whoever is signed in with the old one is signed out, and a lockout ends.</summary>
    /// <returns>What is wrong with the password; null when there is no such person.</returns>
    public async Task<IReadOnlyList<Refusal>?> ResetPasswordAsync(string userName, string password)
    {
        if (await people.FindByNameAsync(userName) is not { } person) return null;
        if (await inputs.CheckPasswordAsync(userName, password) is { Count: > 0 } wrong) return wrong;
        person.PasswordHash = hasher.HashPassword(person, password);
        person.AccessFailedCount = 0;
        person.LockoutEnd = null;
        var result = await people.UpdateSecurityStampAsync(person);
        return result.Succeeded ? [] : throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
    }

    /// <summary>The leader of a grid is appointed on the grid; the post follows.</summary>
    private static SentCommand Granting(Guid account, Role role, Guid unit, Actor by, Guid id) => role is Role.GridLeader
        ? new SentCommand(id, by, new AppointGridLeader { Account = account }) { Stream = unit }
        : new SentCommand(id, by, new GrantPost { Role = role, Unit = unit }) { Stream = account };

    /// <summary>What the person signs in with, kept with the event that opens the account.</summary>
    internal RowWrite SignInRow(Guid id, NewPerson person, DateTimeOffset at) => RowWrite.Of($"""
        insert into haitang.users(
          id, user_name, normalized_user_name, display_name, language, password_hash, security_stamp, concurrency_stamp, access_failed_count, created_at)
        select {id}, {person.UserName}, {people.NormalizeName(person.UserName)}, {person.DisplayName}, {person.Language},
          {hasher.HashPassword(new Person(), person.Password)}, {Guid.NewGuid().ToString()}, {Guid.NewGuid().ToString()}, {0}, {at} from s
        """);
}
