using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Desks;
using Haitang.Web.Tests.City;
using Npgsql;

namespace Haitang.Web.Tests.Desks;

/// <summary>No page of a desk and no figure reads a table through: asked of PostgreSQL itself, statement by statement.</summary>
public sealed class DeskIndexTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    public static TheoryData<Role, string, DeskTab> Pages => new(
        Enum.GetValues<DeskTab>().Where(t => t is <= DeskTab.All or DeskTab.Returns or DeskTab.Extensions or DeskTab.Verify).Select(t => (Role.Town, "YS", t))
            .Concat(Enum.GetValues<DeskTab>().Where(t => t >= DeskTab.Accept).Select(t => (Role.Department, "CG", t)))
            .Concat(new[] { DeskTab.All, DeskTab.Suspensions, DeskTab.OnHold, DeskTab.Supervised }.Select(t => (Role.Centre, "CS", t)))
            .Append((Role.Community, "YS-1", DeskTab.All)));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task a_page_walks_along_an_index(Role role, string unit, DeskTab tab)
    {
        var actor = await City.ActorAsync(role, unit);
        // With so few rows a scan is cheaper: it is forbidden here, to see whether there is another way at all.
        await using var source = NpgsqlDataSource.Create(City.ConnectionString + ";Options=-c enable_seqscan=off -c auto_explain.log_min_duration=-1");
        var plan = await ExplainedAsync(source, actor, tab);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("Index", plan, StringComparison.Ordinal);
        // A whole list is read in its order; sorting it would read all of it for one page.
        if (tab is DeskTab.All or DeskTab.Tickets) Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    private async Task<string> ExplainedAsync(NpgsqlDataSource source, Actor actor, DeskTab tab)
    {
        var (text, parameters) = DeskList.StatementOf(tab, actor, new DeskFilter(Web.Desks.DeskGroups.OwnFirst(tab, actor.Role)), await City.OrganisationAsync());
        await using var command = source.CreateCommand("explain " + text);
        foreach (NpgsqlParameter parameter in parameters) command.Parameters.Add(parameter.Clone());
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
