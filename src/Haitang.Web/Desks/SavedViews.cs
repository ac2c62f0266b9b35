using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Desks;

/// <summary>A desk under a name: it is its address, so that it is shared as a link.</summary>
public sealed record SavedView(string Name, string Address);

/// <summary>The views that each account has saved for itself.</summary>
public sealed class SavedViews(NpgsqlDataSource database)
{
    public const int MostName = 30;
    public const int Most = 20;

    public async Task<IReadOnlyList<SavedView>> OfAsync(Guid account, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"select name, address from haitang.saved_views where account = {account} order by saved_at, name").ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var views = new List<SavedView>();
        while (await row.ReadAsync(cancel)) views.Add(new(row.GetString(0), row.GetString(1)));
        return views;
    }

    /// <summary>Keeps a view; one of the same name gives way. What is wrong with it, if it is not kept.</summary>
    public async Task<Refusal?> SaveAsync(Guid account, string name, DeskAddress address, CancellationToken cancel = default)
    {
        name = name.Trim();
        if (name.Length == 0) return new("input.required", "name", []);
        if (!Characters.AreFit(name)) return new("input.unreadable", "name", []);
        if (name.Length > MostName) return new("input.too_long", "name", [("most", MostName), ("length", name.Length)]);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            insert into haitang.saved_views(account, name, address)
            select {account}, {name}, {address.List.ToString()}
            where (select count(*) from haitang.saved_views where account = {account} and name <> {name}) < {Most}
            on conflict (account, name) do update set address = excluded.address
            """).ToCommand(connection);
        return await command.ExecuteNonQueryAsync(cancel) > 0 ? null : new("view.too_many", "name", [("most", Most)]);
    }

    public async Task RemoveAsync(Guid account, string name, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"delete from haitang.saved_views where account = {account} and name = {name}").ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
