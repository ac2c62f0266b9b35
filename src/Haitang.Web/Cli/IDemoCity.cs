namespace Haitang.Web.Cli;

/// <summary>The demonstration city, for <c>run --demo</c>.</summary>
public interface IDemoCity
{
    /// <summary>Fills an empty database and gives the accounts to sign in with; none when the database holds other data.</summary>
    /// <param name="progress">In percent; it takes the better part of a minute.</param>
    Task<IReadOnlyList<DemoAccount>> SeedIfEmptyAsync(IProgress<int>? progress, CancellationToken cancel);
}

/// <summary>Somebody of the demonstration city, with the password that is printed at every start.</summary>
public sealed record DemoAccount(string UserName, string Password, string Role);
