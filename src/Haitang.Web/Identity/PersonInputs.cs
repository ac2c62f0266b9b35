using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Microsoft.AspNetCore.Identity;

namespace Haitang.Web.Identity;

/// <summary>Says everything that is wrong with the sign-in data of a person at once, in the codes of all refusals.</summary>
public sealed class PersonInputs(UserManager<Person> people)
{
    internal const int MostName = 60;

    /// <param name="id">The account that the user name is for.</param>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(NewPerson person, Guid id, OrganisationDirectory organisation)
    {
        var holder = Characters.AreFit(person.UserName) ? await people.FindByNameAsync(person.UserName) : null;
        var inputs = new Inputs()
            .Text("userName", person.UserName, MostName)
            .Must(person.UserName.All(c => people.Options.User.AllowedUserNameCharacters.Contains(c)), "userName", "account.user_name_form")
            .Must(holder is null || holder.Id == id, "userName", "account.user_name_taken", ("userName", person.UserName))
            .Text("displayName", person.DisplayName, MostName)
            .Must(Person.Languages.Contains(person.Language), "language", "account.language_unknown");
        foreach (var post in person.Posts)
        {
            var unit = organisation.Unit(post.Unit);
            inputs.Must(unit is { Closed: false }, "posts", "unit.unknown", ("unit", post.Unit.Value))
                .Must(unit is null || Posts.Places(post.Role).Contains(unit.Kind), "posts", "account.role_elsewhere", ("role", post.Role), ("kind", unit?.Kind))
                .Must(!Posts.IsForMachines(post.Role), "posts", "account.role_for_machines");
        }

        var wrong = inputs.Wrong ? ((Decision.Refused)inputs.Refuse()).Reasons : [];
        return [.. wrong, .. await CheckPasswordAsync(person.UserName, person.Password)];
    }

    public async Task<IReadOnlyList<Refusal>> CheckPasswordAsync(string userName, string password)
    {
        var wrong = new List<Refusal>();
        foreach (var rule in people.PasswordValidators)
        {
            var result = await rule.ValidateAsync(people, new Person { UserName = userName }, password);
            wrong.AddRange(result.Errors.Select(e => new Refusal(CodeOf(e), "password", [("least", PasswordRules.LeastLength)])));
        }

        return wrong;
    }

    private static string CodeOf(IdentityError error) => error.Code switch
    {
        PasswordRules.TooCommon => "account.password_common",
        PasswordRules.IsUserName => "account.password_is_user_name",
        _ => "account.password_short",
    };
}
