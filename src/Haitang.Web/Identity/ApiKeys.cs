using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>What machines sign in with.</summary>
public sealed class ApiKeys(NpgsqlDataSource database)
{
    /// <summary>Written at most so often, so that reading with a key costs no write.</summary>
    private static readonly TimeSpan UseNoted = TimeSpan.FromHours(1);

    /// <summary>The row of a new key, kept with the event that gives its account the post.</summary>
    public static RowWrite Row(ApiKeySecret secret, Guid account, string name, DateTimeOffset createdAt, DateTimeOffset expiresAt) => RowWrite.Of($"""
        insert into haitang.api_keys(hash, account, name, prefix, created_at, expires_at)
        select {secret.Hash}, {account}, {name}, {secret.Prefix}, {createdAt}, {expiresAt} from s
        """);

    /// <summary>Ends every key of the account, with the event that disables it.</summary>
    public static RowWrite Revocation(Guid account, DateTimeOffset at) => RowWrite.Of($"""
        update haitang.api_keys set revoked_at = {at} from s where account = {account} and revoked_at is null
        """);

    /// <summary>The machine behind a key, in its post; null for a key that is unknown, expired or revoked, or whose account is not live.</summary>
    public async Task<KeyHolder?> FindAsync(ApiKeySecret secret, CancellationToken cancel = default)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("""
            select k.account, k.name, a.posts->0->>'role', (a.posts->0->>'unit')::uuid
            from haitang.api_keys k join haitang.account_rows a on a.id = k.account
            where k.hash = $1 and k.revoked_at is null and k.expires_at > now()
              and a.kind = $2 and not a.disabled and a.expires_at > now() and jsonb_array_length(a.posts) = 1
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<byte[]> { TypedValue = secret.Hash },
                new NpgsqlParameter<string> { TypedValue = EnumNames.Of(AccountKind.Machine) },
            },
        });
        batch.BatchCommands.Add(new("""
            update haitang.api_keys set last_used_at = now()
            where hash = $1 and revoked_at is null and (last_used_at is null or last_used_at < now() - $2)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<byte[]> { TypedValue = secret.Hash },
                new NpgsqlParameter<TimeSpan> { TypedValue = UseNoted },
            },
        });
        await using var row = await batch.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new(row.GetGuid(0), row.GetString(1), new Post(EnumNames.Parse<Role>(row.GetString(2)), row.GetGuid(3)))
            : null;
    }

    /// <summary>The account of the key with this prefix.</summary>
    public async Task<Guid?> AccountOfAsync(string prefix, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select account from haitang.api_keys where prefix = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        return (Guid?)await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>All keys, revoked ones too, oldest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            select prefix, name, account, created_at, expires_at, revoked_at, last_used_at from haitang.api_keys order by created_at, prefix
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var keys = new List<ApiKey>();
        while (await row.ReadAsync(cancel))
        {
            keys.Add(new(
                row.GetString(0), row.GetString(1), row.GetGuid(2), row.GetFieldValue<DateTimeOffset>(3),
                row.GetFieldValue<DateTimeOffset>(4), Moment(row, 5), Moment(row, 6)));
        }

        return keys;
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

/// <summary>A machine as its key presents it.</summary>
public sealed record KeyHolder(Guid Account, string Name, Post Post);

/// <summary>A line of the list of keys.</summary>
/// <param name="LastUsedAt">To the hour.</param>
public sealed record ApiKey(
    string Prefix, string Name, Guid Account, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);
