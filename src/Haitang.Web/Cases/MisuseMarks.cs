using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Npgsql;

namespace Haitang.Web.Cases;

/// <summary>滥用标记: the marks that stand against the person who reported a case, on whichever case they were made.</summary>
public sealed class MisuseMarks(NpgsqlDataSource database)
{
    private const int Most = 5;

    /// <summary>Desks alone see them; auditors replay them.</summary>
    public static bool MaySee(Role role) => role is Role.Community or Role.Town or Role.Centre or Role.Department or Role.Auditor;

    public static bool IsMark(IEvent happened) => happened is AppealMisuseMarked or AppealMisuseLifted;

    /// <summary>Those that have not run out, the longest first; none for who may not see them.</summary>
    public async Task<IReadOnlyList<MisuseMark>> OfAsync(CaseRow row, Actor viewer, CancellationToken cancel = default)
    {
        if (row.Reporter is not { } reporter || !MaySee(viewer.Role)) return [];
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select c.number, c.misuse_until from haitang.case_rows c
            join haitang.reporters marked on marked.id = c.reporter join haitang.reporters r on r.id = {reporter}
            where (marked.id = r.id or marked.person = r.person) and c.misuse_until >= (now() at time zone 'Asia/Shanghai')::date
              and (not c.confidential or c.id = {row.Id})
            order by c.misuse_until desc, c.number limit {Most}
            """).ToCommand(connection);
        await using var found = await command.ExecuteReaderAsync(cancel);
        var marks = new List<MisuseMark>();
        while (await found.ReadAsync(cancel)) marks.Add(new(found.GetString(0), found.GetFieldValue<DateOnly>(1)));
        return marks;
    }
}

/// <summary>A mark.</summary>
/// <param name="Number">Of the case that it was made on, where the reason stands.</param>
/// <param name="LastDay">On which it is shown, in Shanghai.</param>
public sealed record MisuseMark(string Number, DateOnly LastDay);
