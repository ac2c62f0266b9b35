using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Npgsql;

namespace Haitang.Web.Cases;

/// <summary>
/// 第 n 次反映: what the same person has brought up before on the same matter. The same person is who left the same telephone
/// number, the same matter the same category in the same town. It is shown, and never a ground for anything.
/// </summary>
public sealed class RepeatedCases(NpgsqlDataSource database)
{
    /// <summary>Most that are named; the ordinal counts all.</summary>
    private const int Named = 20;

    /// <summary>Those before this case, the latest first; none while it is not classified, and where nobody left a number.</summary>
    /// <param name="scope">Of who asks: a confidential case is no hint to others, and who sees what he brought in counts only that.</param>
    public async Task<Repeats> OfAsync(CaseRow row, Scope scope, OrganisationDirectory organisation, CancellationToken cancel = default)
    {
        if (row.Reporter is not { } reporter || row.Category is not { } category) return Repeats.None;
        var town = organisation.At(UnitKind.Town, row.Area)?.Id;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select c.number, count(*) over () from haitang.case_rows c
            join haitang.reporters before on before.id = c.reporter join haitang.reporters r on r.person = before.person
            where r.id = {reporter} and c.id <> {row.Id} and c.category = {category} and c.town is not distinct from {town}
              and (c.collected_at, c.id) < ({row.CollectedAt}, {row.Id}) and (not c.confidential or {scope.Confidential})
              and {Recusals.NotKeptFrom(scope.Reader)}
              and ({scope.CollectedBy is null} or c.collected_by = {scope.CollectedBy ?? Guid.Empty})
            order by c.collected_at desc, c.id desc limit {Named}
            """).ToCommand(connection);
        await using var found = await command.ExecuteReaderAsync(cancel);
        var (numbers, all) = (new List<string>(), 0L);
        while (await found.ReadAsync(cancel))
        {
            numbers.Add(found.GetString(0));
            all = found.GetInt64(1);
        }

        return new(all + 1, numbers);
    }
}

/// <summary>The how many-th time it is, and the cases before, the latest first.</summary>
public sealed record Repeats(long Ordinal, IReadOnlyList<string> Before)
{
    public static Repeats None { get; } = new(1, []);
}
