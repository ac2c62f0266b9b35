using System.Security.Claims;
using System.Text.Json;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Shell;

/// <summary>What the sign-in itself tells, where nothing knows more: one post, the unit named by its claim.</summary>
public sealed class ClaimsViewers : IViewers
{
    public ValueTask<Viewer?> Find(ClaimsPrincipal user) =>
        new(user.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? Of(account, user)
            : null);

    private static Viewer Of(Guid account, ClaimsPrincipal user)
    {
        var role = RoleOf(user.FindFirstValue("role"));
        var unit = Guid.TryParse(user.FindFirstValue("unit"), out var id) ? id : Guid.Empty;
        var name = user.FindFirstValue("unit_name") ?? "";
        return new(account, user.FindFirstValue(ClaimTypes.Name) ?? "", role, unit, name, "", [new("", role, name)]);
    }

    private static Role RoleOf(string? written) =>
        Enum.GetValues<Role>().FirstOrDefault(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()) == written);
}
