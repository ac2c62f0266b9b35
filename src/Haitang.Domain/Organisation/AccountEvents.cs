using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>Somebody or something may sign in. No names, no numbers: those stand in the sign-in data.</summary>
/// <param name="Unit">The unit in whose name it was opened.</param>
/// <param name="ExpiresAt">When a machine's access ends; null for people.</param>
public sealed record AccountOpened(Named Unit, AccountKind Kind, DateTimeOffset? ExpiresAt) : IEvent<Account>;

public sealed record PostGranted(Role Role, Named Unit) : IEvent<Account>;

public sealed record PostEnded(Role Role, Named Unit) : IEvent<Account>;

public sealed record AccountDisabled(DisableReason Reason) : IEvent<Account>;

public sealed record AccountRestored : IEvent<Account>;

/// <summary>Somebody else set the password; whoever was signed in with the old one is signed out.</summary>
public sealed record PasswordReset : IEvent<Account>;

/// <summary>Who is behind an account.</summary>
public enum AccountKind
{
    Person,
    Machine,
}

/// <summary>Why an account was disabled; from a list, because a free text would be personal data.</summary>
public enum DisableReason
{
    /// <summary>离职</summary>
    Left,
    /// <summary>调岗</summary>
    Moved,
    /// <summary>长期不在岗</summary>
    Absent,
    /// <summary>违规使用</summary>
    Misused,
    /// <summary>凭据泄露</summary>
    Compromised,
    /// <summary>其他</summary>
    Other,
}
