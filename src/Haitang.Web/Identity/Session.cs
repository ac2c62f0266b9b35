using System.Security.Claims;

namespace Haitang.Web.Identity;

/// <summary>From a sign-in to its sign-out, in one browser.</summary>
/// <param name="Stamp">The account's at the sign-in: a new password ends the sessions of the old one.</param>
internal sealed record Session(Guid Id, string Stamp)
{
    private const string IdClaim = "session";
    private const string StampClaim = "stamp";

    public static Session Begin(Person person) => new(Guid.CreateVersion7(), person.SecurityStamp!);

    /// <summary>Null for machines, who prove themselves with each request.</summary>
    public static Session? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(IdClaim), out var id) && principal.FindFirstValue(StampClaim) is { } stamp ? new(id, stamp) : null;

    public IEnumerable<Claim> ToClaims() => [new(IdClaim, Id.ToString()), new(StampClaim, Stamp)];
}
