using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Haitang.Web.Identity;

/// <summary>Refuses what is guessed first: the user's own name and well-known passwords. Length is all else that is asked.</summary>
public sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int LeastLength = 10;

    internal const string TooCommon = "PasswordTooCommon";
    internal const string IsUserName = "PasswordIsUserName";

    /// <summary>How much of a password must be something else than the user name.</summary>
    private const int LeastBesideName = 6;

    private static readonly FrozenSet<string> Common = ReadCommon();

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Validate(user.UserName ?? "", password ?? ""));

    private static IdentityResult Validate(string userName, string password) =>
        Common.Contains(password) ? Refuse(TooCommon, "The password is one of those that are guessed first.")
        : IsLittleMoreThan(userName, password) ? Refuse(IsUserName, "The password is little more than the user name.")
        : IdentityResult.Success;

    private static bool IsLittleMoreThan(string userName, string password) =>
        userName.Length > 0
        && password.Contains(userName, StringComparison.OrdinalIgnoreCase)
        && password.Replace(userName, "", StringComparison.OrdinalIgnoreCase).Length < LeastBesideName;

    private static IdentityResult Refuse(string code, string description) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = description });

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Haitang.Web.Identity.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
