using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Organisation;

/// <summary>Accounts as administration and the sign-in see them.</summary>
public sealed class AccountRows(NpgsqlDataSource database)
{
    private const string Columns = "id, version, kind, unit, disabled, expires_at, posts, changed_at";

    public static Sql Of(Guid id, Account account, long version, DateTimeOffset at)
    {
        var posts = new Json(JsonSerializer.SerializeToUtf8Bytes(account.Posts, EventCodec.Json));
        return Sql.ForEach($"""
            insert into haitang.account_rows(id, version, kind, unit, disabled, expires_at, posts, changed_at)
            select {id}, {version}, {EnumNames.Of(account.Kind)}, {account.Unit}, {account.Disabled}, {account.ExpiresAt}, {posts}, {at} from s
            on conflict (id) do update set version = excluded.version, disabled = excluded.disabled, expires_at = excluded.expires_at,
              posts = excluded.posts, changed_at = excluded.changed_at
            """);
    }

    public async Task<AccountRow?> OneAsync(Guid id, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand($"select {Columns} from haitang.account_rows where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? Read(row) : null;
    }

    /// <summary>A page in order of id, which is the order of opening.</summary>
    public async Task<IReadOnlyList<AccountRow>> PageAsync(AccountKind kind, Guid? after, int limit, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from haitang.account_rows where kind = $1 and id > $2 order by id limit $3");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EnumNames.Of(kind) });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var page = new List<AccountRow>();
        while (await row.ReadAsync(cancel)) page.Add(Read(row));
        return page;
    }

    private static AccountRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), EnumNames.Parse<AccountKind>(row.GetString(2)), row.GetGuid(3), row.GetBoolean(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
        JsonSerializer.Deserialize<Post[]>(row.GetFieldValue<byte[]>(6), EventCodec.Json)!, row.GetFieldValue<DateTimeOffset>(7));
}

/// <summary>A line of the list of accounts.</summary>
public sealed record AccountRow(
    Guid Id, long Version, AccountKind Kind, Guid Unit, bool Disabled, DateTimeOffset? ExpiresAt, IReadOnlyList<Post> Posts, DateTimeOffset ChangedAt)
{
    public bool IsLive(DateTimeOffset now) => !Disabled && (ExpiresAt is not { } end || now < end);
}
