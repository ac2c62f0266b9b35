using System.Security.Claims;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;

namespace Haitang.Web.Identity;

/// <summary>The claims of somebody who is signed in: the account and the one post that it acts in.</summary>
public static class PostClaims
{
    public const string Role = "role";
    public const string Unit = "unit";

    public const string DisplayName = ClaimTypes.Name;

    /// <summary>The account's preferred language.</summary>
    public const string Culture = "culture";

    /// <summary>Who acts, in which post. Only for endpoints and pages that ask for a sign-in.</summary>
    public static Actor ToActor(this ClaimsPrincipal principal) =>
        principal.FindActor() ?? throw new InvalidOperationException("Nobody is signed in here: the endpoint must require authorization.");

    /// <summary>Null for somebody who is not signed in.</summary>
    public static Actor? FindActor(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && EnumNames.ParseOrNull<Role>(principal.FindFirstValue(Role)) is { } role
        && Guid.TryParse(principal.FindFirstValue(Unit), out var unit)
            ? new Actor(account, role, unit)
            : null;

    /// <summary>A person in one of his posts, who has just shown that he is it.</summary>
    internal static ClaimsPrincipal Of(Person person, Post post) => Of(person, post, Session.Begin(person));

    /// <summary>A session that goes on with something else in it.</summary>
    /// <param name="session">With the stamp that it has: one that a new password has just ended does not become one of the new password.</param>
    internal static ClaimsPrincipal Of(Person person, Post post, Session session) => Of(
        PeopleSchemes.Cookie, person.Id, person.DisplayName, post, [new(Culture, person.Language), .. session.ToClaims()]);

    /// <summary>A machine in its only post.</summary>
    internal static ClaimsPrincipal Of(Guid account, string keyName, Post post) => Of(PeopleSchemes.ApiKey, account, keyName, post);

    private static ClaimsPrincipal Of(string scheme, Guid account, string name, Post post, params IEnumerable<Claim> more) =>
        new(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.ToString()),
                new(DisplayName, name),
                new(Role, EnumNames.Of(post.Role)),
                new(Unit, post.Unit.ToString()),
                .. more,
            ],
            scheme, DisplayName, Role));
}
