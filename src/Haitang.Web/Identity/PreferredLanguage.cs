using Haitang.Domain.Organisation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Haitang.Web.Identity;

/// <summary>The language that a person chose goes with the account, to every browser.</summary>
public sealed class PreferredLanguage(PeopleContext people, AccountLiveness liveness)
{
    /// <summary>Remembers it, and the session goes on with it. Does nothing for somebody who is not signed in, and ends a session that is over.</summary>
    public async Task RememberAsync(HttpContext http, string language)
    {
        if (http.User.FindActor() is not { } actor || Session.Of(http.User) is not { } session) return;
        if (!await liveness.HoldsNowAsync(http.User, http.RequestAborted))
        {
            await http.SignOutAsync(PeopleSchemes.Cookie);
            return;
        }

        var his = people.People.Where(p => p.Id == actor.Account);
        if (await his.ExecuteUpdateAsync(change => change.SetProperty(p => p.Language, language), http.RequestAborted) == 0) return;
        await http.SignInAsync(PeopleSchemes.Cookie, PostClaims.Of(await his.SingleAsync(http.RequestAborted), new Post(actor.Role, actor.Unit), session));
    }
}
