using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>What people and machines are called on screens: the log and the rows know their ids only.</summary>
public sealed class AccountNames(NpgsqlDataSource database)
{
    /// <summary>Those of the accounts that have a name; the system and forgotten ones have none.</summary>
    public async Task<IReadOnlyDictionary<Guid, AccountName>> OfAsync(IReadOnlyCollection<Guid> accounts, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            select id, display_name, user_name from haitang.users where id = any($1)
            union all
            select account, name, null from haitang.api_keys where account = any($1)
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. accounts] });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var names = new Dictionary<Guid, AccountName>(accounts.Count);
        while (await row.ReadAsync(cancel)) names[row.GetGuid(0)] = new(row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));
        return names;
    }

    /// <summary>The account that signs in by this name.</summary>
    public async Task<Guid?> AccountOfAsync(string userName, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select id from haitang.users where normalized_user_name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = userName.ToUpperInvariant() });
        return (Guid?)await command.ExecuteScalarAsync(cancel);
    }
}

/// <summary>What an account is called.</summary>
/// <param name="UserName">Null for machines.</param>
public sealed record AccountName(string DisplayName, string? UserName);
