using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>账号: a person or machine with posts, one of which it acts in at a time.</summary>
public sealed record Account : IStreamState<Account>
{
    public static Account Initial { get; } = new();

    public static int FoldVersion => 1;

    /// <summary>The unit in whose name it was opened.</summary>
    public Guid Unit { get; init; }

    public AccountKind Kind { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool Disabled { get; init; }

    /// <summary>In the order in which they were granted.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    public IReadOnlyList<Party> Parties => [new(Relation.Holder, Unit)];

    public bool Holds(Role role, Guid unit) => Posts.Contains(new Post(role, unit));

    /// <summary>Whether it may act at all at this moment.</summary>
    public bool IsLive(DateTimeOffset now) => !Disabled && (ExpiresAt is not { } end || now < end);

    public static Account Evolve(Account state, IEvent happened) => happened switch
    {
        AccountOpened e => state with { Unit = e.Unit.Id, Kind = e.Kind, ExpiresAt = e.ExpiresAt },
        PostGranted e => state with { Posts = [.. state.Posts, new(e.Role, e.Unit.Id)] },
        PostEnded e => state with { Posts = [.. state.Posts.Where(p => p != new Post(e.Role, e.Unit.Id))] },
        AccountDisabled => state with { Disabled = true },
        AccountRestored => state with { Disabled = false },
        PasswordReset => state,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of an account."),
    };
}

/// <summary>岗位: a role at a unit.</summary>
public sealed record Post(Role Role, Guid Unit);
