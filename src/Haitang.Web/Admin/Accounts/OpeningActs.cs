using System.Globalization;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Identity;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Accounts;

/// <summary>Opening accounts: of people with a password, of machines with a key.</summary>
/// <param name="scopes">Sign-in data live in a scope of their own for each try: a circuit would keep yesterday's.</param>
public sealed class OpeningActs(IServiceScopeFactory scopes, DirectoryCache directory)
{
    private const int UsualDays = 365;

    public IReadOnlyList<Act> Of(AccountKind kind, DateTimeOffset now) => [kind is AccountKind.Person ? Person() : Machine(now)];

    private Act Person() => new("start", typeof(OpenAccount), Screens.Say("admin.account-open"), OpenPersonAsync)
    {
        Explanation = Screens.Say("admin.account-open-hint"),
        Begins = true,
        Fields =
        [
            new TextField("userName", Screens.Say("admin.user-name")) { Hint = Screens.Say("admin.user-name-hint") },
            new TextField("displayName", Screens.Say("admin.display-name")),
            new ChoiceField("language", Screens.Say("admin.language"), [.. Language.All.Select(l => new FormChoice(l.Name, Screens.List.Find("language.name", l)!))]),
            new ChoiceField("role", Screens.Say("admin.first-post"), Choices.Of(Enum.GetValues<Role>().Where(r => Posts.Places(r).Count > 0 && !Posts.IsForMachines(r)))),
            Unit() with { Alias = "posts" },
        ],
    };

    private Act Machine(DateTimeOffset now) => new("start-key", typeof(OpenAccount), Screens.Say("admin.key-create"), OpenMachineAsync)
    {
        Explanation = Screens.Say("admin.key-create-hint"),
        Begins = true,
        Fields =
        [
            new TextField("name", Screens.Say("admin.key-name")),
            new ChoiceField("role", Screens.Say("admin.role"), Choices.Of(Enum.GetValues<Role>().Where(Posts.IsForMachines))),
            Unit(),
            new TextField("expiresAt", Screens.Say("admin.key-last-day"))
            {
                Type = "date", Initial = CityTime.Of(now).AddDays(UsualDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
        ],
    };

    private LookupField Unit() => new(
        "unit", Screens.Say("admin.unit"),
        async (text, draft, cancel) => Choices.Units(await directory.NowAsync(cancel), draft.Parse<Role>("role"), text))
    {
        DependsOn = "role",
    };

    private async Task<ActAnswer> OpenPersonAsync(Sending sending)
    {
        var (draft, role) = (sending.Draft, sending.Draft.Parse<Role>("role")!.Value);
        if (draft["unit"].Length == 0) return Missing("unit");
        var password = draft.Secret ??= MadePassword.New();
        var person = new NewPerson(draft["userName"].Trim(), draft["displayName"].Trim(), draft["language"], password, draft["unit"], [new(role, draft["unit"])]);
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<PersonAccounts>().OpenAsync(person, sending.By, sending.Id), password);
    }

    private async Task<ActAnswer> OpenMachineAsync(Sending sending)
    {
        var (draft, role) = (sending.Draft, sending.Draft.Parse<Role>("role")!.Value);
        if (draft["unit"].Length == 0) return Missing("unit");
        if (!DateOnly.TryParseExact(draft["expiresAt"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day == DateOnly.MaxValue)
            return Missing("expiresAt");
        var machine = new NewMachine(draft["name"].Trim(), role, draft["unit"], CityTime.EndOf(day));
        await using var scope = scopes.CreateAsyncScope();
        var (answer, key) = await scope.ServiceProvider.GetRequiredService<MachineAccounts>().OpenAsync(machine, sending.By, sending.Id);
        // A repeat: the key was made before and its showing was lost. It can only be revoked.
        return new(answer, answer is CommandAnswer.Done ? key?.Reveal() ?? Screens.Say("admin.key-lost") : null);
    }

    private static ActAnswer Missing(string field) => new(new CommandAnswer.Refused([new Refusal("input.required", field, [])]));
}
