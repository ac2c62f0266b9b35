using System.Collections.Concurrent;
using System.Security.Claims;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>
/// Whether somebody who signed in may still act as he did: the account is live, holds the post, the password is
/// the same, and he has not signed out.
/// The command desk asks this of itself with every command; here it is asked for pages, streams and circuits.
/// </summary>
public sealed class AccountLiveness(AccountRows accounts, NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long an answer is good for requests. With the interval of circuits it stays below the promised minute.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (LiveAccount? Account, long At)> _seen = new();

    /// <summary>For requests: a yes may be half a minute old. A no is asked anew: what was seen may be older than the sign-in.</summary>
    public async ValueTask<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancel = default) =>
        principal.FindActor() is { } actor
        && ((_seen.TryGetValue(actor.Account, out var seen) && clock.GetElapsedTime(seen.At) < Trusted && Fits(principal, seen.Account))
            || Fits(principal, await ReadAsync(actor.Account, cancel)));

    /// <summary>For what stays open and asks every half minute by itself: the answer is new.</summary>
    public async Task<bool> HoldsNowAsync(ClaimsPrincipal principal, CancellationToken cancel = default) =>
        principal.FindActor() is { } actor && Fits(principal, await ReadAsync(actor.Account, cancel));

    /// <summary>The account as it is now; null when it may not act at all.</summary>
    public async Task<LiveAccount?> ReadAsync(Guid account, CancellationToken cancel = default)
    {
        var at = clock.GetTimestamp();
        var row = await accounts.OneAsync(account, cancel);
        var live = row is not null && row.IsLive(clock.GetUtcNow()) ? await ReadAsync(account, row.Posts, cancel) : null;
        _seen[account] = (live, at);
        return live;
    }

    private static bool Fits(ClaimsPrincipal principal, LiveAccount? account) =>
        account is not null
        && principal.FindActor() is { } actor
        && account.Posts.Contains(new Post(actor.Role, actor.Unit))
        && Session.Of(principal) is var session
        && account.Stamp == session?.Stamp
        && (session is null || !account.Ended.Contains(session.Id));

    private async Task<LiveAccount> ReadAsync(Guid account, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            select security_stamp, array(select e.id from haitang.ended_sessions e where e.account = u.id) from haitang.users u where id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = account });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new(posts, reader.GetString(0), reader.GetFieldValue<Guid[]>(1)) : new(posts, null, []);
    }
}

/// <summary>An account that may act.</summary>
/// <param name="Stamp">Changes with the password; null for machines.</param>
/// <param name="Ended">Sessions that were signed out of.</param>
public sealed record LiveAccount(IReadOnlyList<Post> Posts, string? Stamp, IReadOnlyList<Guid> Ended);
