using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Haitang.Web.Identity;

/// <summary>Proves that a person is who the user name says. All failures look and last the same.</summary>
public sealed class PasswordSignIn(
    UserManager<Person> people, PeopleContext context, IPasswordHasher<Person> hasher, Attempts attempts, AccountLiveness liveness,
    TimeProvider clock)
{
    /// <summary>Longer than the slowest path: how long a failure takes tells nothing.</summary>
    public static readonly TimeSpan FailureTime = TimeSpan.FromMilliseconds(700);

    /// <summary>Somebody to compare with where there is nobody of that name.</summary>
    private static readonly Person Nobody = new();
    private static string? s_nobodysHash;

    public async Task<SignInAnswer> TryAsync(string userName, string password, CancellationToken cancel = default)
    {
        var began = clock.GetTimestamp();
        if (await ProveAsync(userName, password, cancel) is { } person && await liveness.ReadAsync(person.Id, cancel) is { } account)
            return account.Posts is [var first, ..] ? new SignInAnswer.Welcome(PostClaims.Of(person, first)) : new SignInAnswer.NoPost();

        var left = FailureTime - clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock, cancel);
        return new SignInAnswer.Failed();
    }

    /// <summary>The person, if the password is his and he is not locked out. A password is compared in every case.</summary>
    private async Task<Person?> ProveAsync(string userName, string password, CancellationToken cancel)
    {
        var person = await people.FindByNameAsync(userName);
        var counted = person is not null && await attempts.CountAsync(person.Id, cancel);
        var hash = person?.PasswordHash ?? (s_nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var proof = hasher.VerifyHashedPassword(person ?? Nobody, hash, password);
        if (person is null || !counted || proof is PasswordVerificationResult.Failed) return null;

        await attempts.ForgiveAsync(person.Id, cancel);
        if (proof is PasswordVerificationResult.SuccessRehashNeeded) await RenewHashAsync(person, password, cancel);
        return person;
    }

    /// <summary>Hashes made with fewer iterations than today's are replaced when the password is at hand.</summary>
    private async Task RenewHashAsync(Person person, string password, CancellationToken cancel)
    {
        var hash = hasher.HashPassword(person, password);
        await context.People.Where(p => p.Id == person.Id && p.PasswordHash == person.PasswordHash)
            .ExecuteUpdateAsync(change => change.SetProperty(p => p.PasswordHash, hash), cancel);
    }
}

/// <summary>What a person hears who wants to sign in.</summary>
public abstract record SignInAnswer
{
    public sealed record Welcome(ClaimsPrincipal Principal) : SignInAnswer;

    /// <summary>Wrong name, wrong password, locked out or disabled: which, is not said.</summary>
    public sealed record Failed : SignInAnswer;

    /// <summary>Name and password are right, but the account holds no post to act in.</summary>
    public sealed record NoPost : SignInAnswer;
}
