using System.Text.Json;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Web.Admin.Accounts;

/// <summary>The API keys with what their machines may do, in order of name.</summary>
public sealed class MachineList(NpgsqlDataSource database)
{
    private const string Columns = "k.account, k.name, k.prefix, k.expires_at, k.revoked_at, k.last_used_at, a.posts";

    /// <param name="text">Letters of the name or the prefix; empty for all.</param>
    /// <param name="after">The last account of the page before.</param>
    public async Task<IReadOnlyList<MachineLine>> PageAsync(string text, Guid? after, int limit, CancellationToken cancel = default)
    {
        if (!Characters.AreFit(text)) return [];
        await using var command = database.CreateCommand($"""
            select {Columns}
            from haitang.api_keys k join haitang.account_rows a on a.id = k.account
            where ($1 = '' or position($1 in upper(k.name)) > 0 or position($1 in upper(k.prefix)) > 0)
              and ($2 = '00000000-0000-0000-0000-000000000000'::uuid
                or (k.name, k.prefix) > (select name, prefix from haitang.api_keys where account = $2 order by name desc, prefix desc limit 1))
            order by k.name, k.prefix limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text.Trim().ToUpperInvariant() });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await ReadAsync(command, cancel);
    }

    /// <summary>The key of this account; null when it has none.</summary>
    public async Task<MachineLine?> OneAsync(Guid account, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from haitang.api_keys k join haitang.account_rows a on a.id = k.account where k.account = $1 order by k.created_at desc limit 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = account });
        return (await ReadAsync(command, cancel)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<MachineLine>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel);
        var page = new List<MachineLine>();
        while (await row.ReadAsync(cancel))
        {
            page.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), Moment(row, 4), Moment(row, 5),
                JsonSerializer.Deserialize<Post[]>(row.GetFieldValue<byte[]>(6), EventCodec.Json)!));
        }

        return page;
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

/// <summary>A line of the list of keys.</summary>
/// <param name="LastUsedAt">To the hour.</param>
public sealed record MachineLine(
    Guid Account, string Name, string Prefix, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt, IReadOnlyList<Post> Posts)
{
    /// <summary>Where the key stands, as the key of a word: live, expired or revoked.</summary>
    public KeyState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? KeyState.Revoked : ExpiresAt <= now ? KeyState.Expired : KeyState.Live;
}

/// <summary>Whether a key still opens the door.</summary>
public enum KeyState
{
    Live,
    Expired,
    Revoked,
}
