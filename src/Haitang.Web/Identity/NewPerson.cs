using Haitang.Domain.Organisation;

namespace Haitang.Web.Identity;

/// <summary>What is needed to open a person's account.</summary>
/// <param name="Password">Empty for somebody of a demonstration who only has a name: nothing opens that account.</param>
/// <param name="Unit">The unit in whose name it is opened.</param>
public sealed record NewPerson(
    string UserName, string DisplayName, string Language, string Password, Ref Unit, IReadOnlyList<NewPost> Posts);

/// <summary>A post to begin with; the leader of a grid is appointed on the grid.</summary>
public sealed record NewPost(Role Role, Ref Unit);

/// <summary>What is needed to open a machine's account.</summary>
/// <param name="Name">What the lists call it.</param>
public sealed record NewMachine(string Name, Role Role, Ref Unit, DateTimeOffset ExpiresAt);
