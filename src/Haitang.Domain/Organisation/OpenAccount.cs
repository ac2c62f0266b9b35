using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Opens an account without posts. What it signs in with is kept apart.</summary>
public sealed record OpenAccount : IStartingCommand<Account>
{
    /// <summary>The unit in whose name it is opened.</summary>
    public required Ref Unit { get; init; }

    public required AccountKind Kind { get; init; }

    /// <summary>For machines only, and for them required.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public Ref StartingUnit => Unit;

    public Decision Decide(Account state, Facts facts)
    {
        if (state.Unit != Guid.Empty) return Refuse("account.already_there");
        var unit = facts.Organisation.Unit(Unit);
        var inputs = new Inputs()
            .Must(unit is not null, "unit", "unit.unknown")
            .Must(Kind is AccountKind.Person || ExpiresAt is not null, "expiresAt", "account.expiry_required")
            .Must(Kind is AccountKind.Machine || ExpiresAt is null, "expiresAt", "account.expiry_for_machines")
            .Must(ExpiresAt is not { } end || end > facts.Now, "expiresAt", "input.not_in_future");
        return unit is null || inputs.Wrong ? inputs.Refuse()
            : unit.Closed ? Refuse("unit.closed")
            : Accept(new AccountOpened(unit.ToNamed(), Kind, ExpiresAt?.ToUniversalTime()));
    }
}
