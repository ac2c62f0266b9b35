using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Admin.Touching;

/// <summary>The accounts that can act in a post: how many, and the first few by name.</summary>
internal sealed record Holders(long Count, IReadOnlyList<TouchedName> Names)
{
    /// <summary>How many are named.</summary>
    public const int Named = 3;

    /// <summary>Whoever has any post at the unit.</summary>
    public static Sql At(Guid unit) => Holding(JsonSerializer.SerializeToUtf8Bytes(new[] { new AnyPost(unit) }, EventCodec.Json), except: null);

    /// <summary>Whoever has exactly this post.</summary>
    public static Sql Of(Post post, Guid? except = null) => Holding(JsonSerializer.SerializeToUtf8Bytes(new[] { post }, EventCodec.Json), except);

    /// <summary>Reads the next answer of a batch.</summary>
    public static async Task<Holders> NextAsync(NpgsqlDataReader answers, CancellationToken cancel)
    {
        var (count, names) = (0L, new List<TouchedName>(Named));
        while (await answers.ReadAsync(cancel))
        {
            count = answers.GetInt64(2);
            names.Add(new(answers.IsDBNull(1) ? Screens.Say("admin.nameless") : answers.GetString(1), $"admin/accounts?id={answers.GetGuid(0)}"));
        }

        await answers.NextResultAsync(cancel);
        return new(count, names);
    }

    public Touched? Line(string what, string? becomes = null) =>
        Count == 0 ? null : new(what, Figures.Of(Count)) { Becomes = becomes, Names = Names, HasMore = Count > Names.Count };

    private static Sql Holding(byte[] post, Guid? except) => Sql.Of($"""
        select a.id, coalesce(u.display_name, (select k.name from haitang.api_keys k where k.account = a.id limit 1)), count(*) over ()
        from haitang.account_rows a left join haitang.users u on u.id = a.id
        where a.posts @> {new Json(post)} and not a.disabled and (a.expires_at is null or a.expires_at > now())
          and a.id is distinct from {except}
        order by a.id limit {Named}
        """);

    /// <summary>A post at the unit, in whatever role.</summary>
    private sealed record AnyPost(Guid Unit);
}
