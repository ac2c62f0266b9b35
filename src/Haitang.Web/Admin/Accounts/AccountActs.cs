using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Identity;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Accounts;

/// <summary>What can be done with an account.</summary>
public sealed class AccountActs(CommandDesk desk, DirectoryCache directory, AccountTouches touches, IServiceScopeFactory scopes)
{
    /// <param name="own">The administrator's own account: he cannot lock himself out.</param>
    public IReadOnlyList<Act> Of(ObjectFile<Account> file, OrganisationDirectory organisation, Guid own)
    {
        var (account, acts) = (file.State, new List<Act>());
        // A revoked key stays revoked: a machine gets another key with another account.
        if (account.Kind is AccountKind.Machine) return account.Disabled ? [] : [Revoke(file.Id)];
        acts.Add(Grant(file.Id));
        acts.Add(Reset(file.Id));
        acts.AddRange(account.Posts.Where(p => p.Role is not Role.GridLeader && (p.Role is not Role.Admin || file.Id != own)).Select(p => End(file.Id, p, organisation)));
        if (account.Disabled) acts.Add(Restore(file));
        else if (file.Id != own) acts.Add(Disable(file));
        return acts;
    }

    /// <summary>Under which name the act that ends this post is known.</summary>
    public static string EndKey(Post post) => $"end-post-{EnumNames.Of(post.Role)}-{post.Unit:n}";

    private Act Grant(Guid id) => Act.Of(
        desk, Screens.Say("admin.post-grant"), id, draft => new GrantPost { Role = draft.Parse<Role>("role")!.Value, Unit = draft["unit"] }) with
    {
        Explanation = Screens.Say("admin.post-grant-hint"),
        Preview = new((draft, cancel) => touches.OfGrantingAsync(draft.Parse<Role>("role"), draft["unit"], cancel)) { Fields = ["role", "unit"] },
        Fields =
        [
            new ChoiceField("role", Screens.Say("admin.role"), Choices.Of(Enum.GetValues<Role>().Where(IsGrantedHere))),
            new LookupField("unit", Screens.Say("admin.unit"), async (text, draft, cancel) =>
                Choices.Units(await directory.NowAsync(cancel), draft.Parse<Role>("role"), text)) { DependsOn = "role" },
        ],
    };

    /// <summary>A grid's leader is appointed on the grid.</summary>
    private static bool IsGrantedHere(Role role) => Posts.Places(role).Count > 0 && !Posts.IsForMachines(role) && role is not Role.GridLeader;

    private Act End(Guid id, Post post, OrganisationDirectory organisation) => Act.Of(
        desk, Screens.Say("admin.post-end"), id, _ => new EndPost { Role = post.Role, Unit = post.Unit }, EndKey(post)) with
    {
        Explanation = Screens.Say("admin.post-end-hint", ("post", Called.By(post, organisation))),
        Preview = new((_, cancel) => touches.OfLeavingAsync(id, [post], cancel)),
        OnRow = true,
    };

    private Act Disable(ObjectFile<Account> file) => Act.Of(
        desk, Screens.Say("admin.account-disable"), file.Id, draft => new DisableAccount { Reason = Reason(draft) }) with
    {
        Explanation = Screens.Say("admin.account-disable-hint"),
        Fields = [Reasons()],
        Preview = new((_, cancel) => touches.OfLeavingAsync(file.Id, file.State.Posts, cancel)),
    };

    private Act Revoke(Guid id) => new("revoke", typeof(DisableAccount), Screens.Say("admin.key-revoke"), async sending =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<MachineAccounts>()
            .RevokeAsync(id, Reason(sending.Draft), sending.By, sending.Id, sending.Seen));
    })
    {
        Explanation = Screens.Say("admin.key-revoke-hint"),
        Fields = [Reasons()],
        Preview = new((_, cancel) => touches.OfRevokingAsync(id, cancel)),
    };

    private Act Restore(ObjectFile<Account> file) => Act.Of(desk, Screens.Say("admin.account-restore"), file.Id, _ => new RestoreAccount()) with
    {
        Explanation = Screens.Say("admin.account-restore-hint"),
        Preview = new((_, cancel) => touches.OfRestoringAsync(file.State.Posts, cancel)),
    };

    private Act Reset(Guid id) => new("reset-password", typeof(ResetPassword), Screens.Say("admin.password-reset"), async sending =>
    {
        var password = sending.Draft.Secret ??= MadePassword.New();
        await using var scope = scopes.CreateAsyncScope();
        return new(
            await scope.ServiceProvider.GetRequiredService<PersonAccounts>().ResetPasswordAsync(id, password, sending.By, sending.Id, sending.Seen), password);
    })
    {
        Explanation = Screens.Say("admin.password-reset-hint"),
    };

    private static ChoiceField Reasons() => new("reason", Screens.Say("admin.reason"), Choices.Of(Enum.GetValues<DisableReason>()));

    private static DisableReason Reason(FormDraft draft) => draft.Parse<DisableReason>("reason") ?? DisableReason.Other;
}
