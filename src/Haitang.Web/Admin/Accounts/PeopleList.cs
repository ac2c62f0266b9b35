using System.Text.Json;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Forms;
using Npgsql;

namespace Haitang.Web.Admin.Accounts;

/// <summary>The accounts of people with their names, in order of user name.</summary>
public sealed class PeopleList(NpgsqlDataSource database)
{
    /// <param name="text">Letters of the user name or the display name; empty for everybody.</param>
    /// <param name="after">The last account of the page before.</param>
    public async Task<IReadOnlyList<PersonLine>> PageAsync(string text, Guid? after, int limit, CancellationToken cancel = default)
    {
        if (!Characters.AreFit(text)) return [];
        await using var command = database.CreateCommand("""
            select u.id, u.user_name, u.display_name, a.disabled, a.posts, a.changed_at
            from haitang.users u join haitang.account_rows a on a.id = u.id
            where ($1 = '' or position($1 in u.normalized_user_name) > 0 or position($1 in upper(u.display_name)) > 0)
              and u.normalized_user_name > coalesce((select normalized_user_name from haitang.users where id = $2), '')
            order by u.normalized_user_name limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text.Trim().ToUpperInvariant() });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var page = new List<PersonLine>();
        while (await row.ReadAsync(cancel))
        {
            page.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetBoolean(3),
                JsonSerializer.Deserialize<Post[]>(row.GetFieldValue<byte[]>(4), EventCodec.Json)!, row.GetFieldValue<DateTimeOffset>(5)));
        }

        return page;
    }

    /// <summary>Those who can be chosen in a form.</summary>
    public async Task<IReadOnlyList<FormChoice>> ChoicesAsync(string text, CancellationToken cancel = default) =>
    [
        .. (await PageAsync(text, null, Choices.Most, cancel)).Where(p => !p.Disabled)
            .Select(p => new FormChoice(p.Id.ToString(), p.DisplayName, p.UserName)),
    ];
}

/// <summary>A line of the list of people.</summary>
/// <param name="ChangedAt">When the account last changed.</param>
public sealed record PersonLine(
    Guid Id, string UserName, string DisplayName, bool Disabled, IReadOnlyList<Post> Posts, DateTimeOffset ChangedAt);
