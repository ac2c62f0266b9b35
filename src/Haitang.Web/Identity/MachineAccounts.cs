using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;

namespace Haitang.Web.Identity;

/// <summary>Opens accounts of machines with a key each, and revokes them.</summary>
public sealed class MachineAccounts(CommandDesk desk, ApiKeys keys, DirectoryCache directory)
{
    private const int MostName = 60;

    /// <summary>Opens the account, then grants the post together with the key.</summary>
    /// <param name="id">The command's id. A repeat makes no second key and cannot show the first one again.</param>
    /// <returns>The key, to be shown once; null unless it was made now.</returns>
    public async Task<(CommandAnswer Answer, ApiKeySecret? Key)> OpenAsync(NewMachine machine, Actor by, Guid id, CancellationToken cancel = default)
    {
        var unit = (await directory.NowAsync(cancel)).Unit(machine.Unit);
        var inputs = new Inputs()
            .Text("name", machine.Name, MostName)
            .Must(Posts.IsForMachines(machine.Role), "role", "account.role_for_people")
            .Must(unit is not null, "unit", "unit.unknown")
            // Before the account opens: a post refused after that would leave an account without one.
            .Must(unit is null || Posts.Places(machine.Role).Contains(unit.Kind), "unit", "account.role_elsewhere", ("role", machine.Role), ("kind", unit?.Kind));
        if (inputs.Wrong) return (new CommandAnswer.Refused(((Decision.Refused)inputs.Refuse()).Reasons), null);

        var account = NameBasedId.Of(id, 0);
        var open = new OpenAccount { Unit = machine.Unit, Kind = AccountKind.Machine, ExpiresAt = machine.ExpiresAt };
        var opened = await desk.SendAsync(new SentCommand(id, by, open), cancel);
        if (opened is not CommandAnswer.Done) return (opened, null);

        var key = ApiKeySecret.New();
        var granting = new SentCommand(NameBasedId.Of(id, 1), by, new GrantPost { Role = machine.Role, Unit = machine.Unit })
        {
            Stream = account,
            Enclosed = (at, _) => [ApiKeys.Row(key, account, machine.Name, at, machine.ExpiresAt)],
        };
        var granted = await desk.SendAsync(granting, cancel);
        return (granted, granted is CommandAnswer.Done { Repeated: false } ? key : null);
    }

    /// <summary>Ends the key with this prefix and disables its account: both stand in the history.</summary>
    public async Task<CommandAnswer> RevokeAsync(string prefix, DisableReason reason, Actor by, Guid id, CancellationToken cancel = default) =>
        await keys.AccountOfAsync(prefix, cancel) is { } account
            ? await RevokeAsync(account, reason, by, id, cancel: cancel)
            : new CommandAnswer.NotFound();

    /// <summary>Ends every key of this account and disables it.</summary>
    /// <param name="version">The version of the account that was seen; null sends it blind.</param>
    public Task<CommandAnswer> RevokeAsync(
        Guid account, DisableReason reason, Actor by, Guid id, long? version = null, CancellationToken cancel = default) =>
        desk.SendAsync(
            new SentCommand(id, by, new DisableAccount { Reason = reason })
            {
                Stream = account,
                ExpectedVersion = version,
                Enclosed = (at, _) => [ApiKeys.Revocation(account, at)],
            },
            cancel);
}
