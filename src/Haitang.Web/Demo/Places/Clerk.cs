using Haitang.Domain.Organisation;

namespace Haitang.Web.Demo.Places;

/// <summary>Somebody who works in the city.</summary>
/// <param name="Posts">In the order in which they are granted.</param>
/// <param name="SignsIn">Among the accounts that are printed; the others work behind the scenes.</param>
internal sealed record Clerk(string UserName, string DisplayName, IReadOnlyList<ClerkPost> Posts, bool SignsIn = false);

/// <param name="Unit">Its code.</param>
internal sealed record ClerkPost(Role Role, string Unit);

/// <summary>A machine at the city.</summary>
internal sealed record CityMachine(string Name, Role Role);
