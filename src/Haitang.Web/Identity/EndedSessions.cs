using System.Security.Claims;
using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>Remembers who signed out: the cookie alone would go on for hours in whatever hands a copy of it is.</summary>
public sealed class EndedSessions(NpgsqlDataSource database)
{
    private const int Bite = 1000;

    /// <summary>Does nothing for somebody who is not signed in.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken cancel = default)
    {
        if (principal.FindActor() is not { } actor || Session.Of(principal) is not { } session) return;
        await using var command = database.CreateCommand("insert into haitang.ended_sessions(id, account) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Account });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Forgets some of those whose cookies have expired long since, and tells how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            delete from haitang.ended_sessions where id in (select id from haitang.ended_sessions where ended_at < now() - $1 limit $2)
            """);
        // A node that does not know yet may have renewed one for half a minute.
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = SignInCookie.Lasts * 2 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Bite });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
