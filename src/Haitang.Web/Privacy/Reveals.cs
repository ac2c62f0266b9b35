using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Web.Privacy;

/// <summary>Who has seen the contact data of a case, and why.</summary>
public sealed class Reveals(NpgsqlDataSource database, CaseKeys keys)
{
    /// <summary>The roles that may see contact data in clear, for a reason.</summary>
    public static bool MayReveal(Role role) => role is Role.GridLeader or Role.Community or Role.Town or Role.Centre;

    /// <summary>Those, and who audits them.</summary>
    public static bool MayReview(Role role) => MayReveal(role) || role is Role.Auditor;

    /// <summary>The latest first. Empty for a forgotten case: its reasons can't be read any more.</summary>
    public async Task<IReadOnlyList<Reveal>> OfAsync(Guid @case, CancellationToken cancel = default)
    {
        if (await keys.FindAsync(@case, cancel) is not { } key) return [];
        await using var command = database.CreateCommand(
            "select at, account, role, unit, reason from haitang.reveals where case_id = $1 order by at desc, id desc limit 100");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = @case });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var all = new List<Reveal>();
        while (await row.ReadAsync(cancel))
        {
            all.Add(new(
                row.GetFieldValue<DateTimeOffset>(0), new Actor(row.GetGuid(1), EnumNames.Parse<Role>(row.GetString(2)), row.GetGuid(3)),
                key.Open(row.GetFieldValue<byte[]>(4))));
        }

        return all;
    }
}

/// <summary>One look at somebody's contact data.</summary>
public sealed record Reveal(DateTimeOffset At, Actor By, string Reason);
