using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Haitang.Web.Identity;

/// <summary>What a person changes about himself: the password, and the name that others see. Both are sign-in data and stand in no event.</summary>
public sealed class OwnAccount(
    PeopleContext people, PersonInputs inputs, IPasswordHasher<Person> hasher, Attempts attempts, AccountLiveness liveness)
{
    private static readonly Refusal NotLive = new("account.not_live", null, []);

    /// <summary>Asks for the old password, which counts as an attempt to sign in. Ends all sessions but this one.</summary>
    /// <returns>Why not; empty once it is done.</returns>
    public async Task<IReadOnlyList<Refusal>> ChangePasswordAsync(HttpContext http, string old, string password, string again)
    {
        if (await FindAsync(http) is not { } person) return [NotLive];
        List<Refusal> wrong = [.. await inputs.CheckPasswordAsync(person.UserName!, password)];
        if (password == old) wrong.Add(new("input.unchanged", "password", []));
        if (password != again) wrong.Add(new("account.password_differs", "again", []));
        if (wrong.Count > 0) return wrong;

        if (!await attempts.CountAsync(person.Id, http.RequestAborted)
            || hasher.VerifyHashedPassword(person, person.PasswordHash!, old) is PasswordVerificationResult.Failed)
            return [new("account.password_wrong", "old", [])];
        await attempts.ForgiveAsync(person.Id, http.RequestAborted);

        var (hash, stamp) = (hasher.HashPassword(person, password), Guid.NewGuid().ToString());
        // An administrator's reset meanwhile is the newer one.
        var changed = await people.People.Where(p => p.Id == person.Id && p.SecurityStamp == person.SecurityStamp)
            .ExecuteUpdateAsync(change => change.SetProperty(p => p.PasswordHash, hash).SetProperty(p => p.SecurityStamp, stamp), http.RequestAborted);
        if (changed == 0) return [NotLive];
        await GoOnAsync(http, person.Id, Session.Of(http.User)! with { Stamp = stamp });
        return [];
    }

    /// <returns>Why not; empty once it is done.</returns>
    public async Task<IReadOnlyList<Refusal>> RenameAsync(HttpContext http, string displayName)
    {
        if (await FindAsync(http) is not { } person) return [NotLive];
        var name = displayName.Trim();
        var checking = new Inputs().Text("displayName", name, PersonInputs.MostName);
        if (checking.Wrong) return ((Decision.Refused)checking.Refuse()).Reasons;
        await people.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(change => change.SetProperty(p => p.DisplayName, name), http.RequestAborted);
        await GoOnAsync(http, person.Id, Session.Of(http.User)!);
        return [];
    }

    /// <summary>Who asks, as the account is now; null when he may not act any more.</summary>
    private async Task<Person?> FindAsync(HttpContext http) =>
        await liveness.HoldsNowAsync(http.User, http.RequestAborted) ? await OneAsync(http.User.ToActor().Account, http.RequestAborted) : null;

    /// <summary>This session goes on, in the same post, with what has changed.</summary>
    private async Task GoOnAsync(HttpContext http, Guid id, Session session)
    {
        var actor = http.User.ToActor();
        await liveness.ReadAsync(id, http.RequestAborted);
        await http.SignInAsync(PeopleSchemes.Cookie, PostClaims.Of(await OneAsync(id, http.RequestAborted), new Post(actor.Role, actor.Unit), session));
    }

    private Task<Person> OneAsync(Guid id, CancellationToken cancel) => people.People.AsNoTracking().SingleAsync(p => p.Id == id, cancel);
}
