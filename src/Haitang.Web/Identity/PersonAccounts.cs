using System.Security.Cryptography;
using System.Text.Json;
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
            Fingerprint = Fingerprint(person),
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
    /// <param name="version">The version of the account that was seen; null sends it blind.</param>
    public async Task<CommandAnswer> ResetPasswordAsync(
        Guid account, string password, Actor by, Guid id, long? version = null, CancellationToken cancel = default)
    {
        if (await people.FindByIdAsync(account.ToString()) is not { } person) return new CommandAnswer.NotFound();
        if (await inputs.CheckPasswordAsync(person.UserName!, password) is { Count: > 0 } wrong) return new CommandAnswer.Refused(wrong);
        var reset = new SentCommand(id, by, new ResetPassword())
        {
            Stream = account,
            ExpectedVersion = version,
            Enclosed = (_, _) => [PasswordRow(account, hasher.HashPassword(person, password))],
        };
        return await desk.SendAsync(reset, cancel);
    }

    /// <summary>The leader of a grid is appointed on the grid; the post follows.</summary>
    private static SentCommand Granting(Guid account, Role role, Guid unit, Actor by, Guid id) => role is Role.GridLeader
        ? new SentCommand(id, by, new AppointGridLeader { Account = account }) { Stream = unit }
        : new SentCommand(id, by, new GrantPost { Role = role, Unit = unit }) { Stream = account };

    /// <summary>A repeat is the same person: the names count too, which are not in the command.</summary>
    private static byte[] Fingerprint(NewPerson person) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(person with { Password = "" }, CommandJson.Options));

    /// <summary>What the person signs in with, kept with the event that opens the account.</summary>
    internal RowWrite SignInRow(Guid id, NewPerson person, DateTimeOffset at) => RowWrite.Of($"""
        insert into haitang.users(
          id, user_name, normalized_user_name, display_name, language, password_hash, security_stamp, concurrency_stamp, access_failed_count, created_at)
        select {id}, {person.UserName}, {people.NormalizeName(person.UserName)}, {person.DisplayName}, {person.Language},
          {(person.Password.Length == 0 ? null : hasher.HashPassword(new Person(), person.Password))}, {Guid.NewGuid().ToString()}, {Guid.NewGuid().ToString()}, {0}, {at} from s
        """);

    private static RowWrite PasswordRow(Guid account, string hash) => RowWrite.Of($"""
        update haitang.users set password_hash = {hash}, security_stamp = {Guid.NewGuid().ToString()}, concurrency_stamp = {Guid.NewGuid().ToString()},
          access_failed_count = 0, lockout_end = null
        from s where haitang.users.id = {account}
        """);
}
