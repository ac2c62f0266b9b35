using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Demo;

/// <summary>Each account of the city lists exactly the cases of its scope, said here once more in its own words.</summary>
[Collection(WholeCityTests.Name)]
public sealed class DemoScopeTests(WholeCity demo)
{
    private readonly DemoHost _host = demo.Host;

    [Theory]
    [InlineData("grid", Role.GridLeader, "YS-FT-01", "not confidential and grid = unit")]
    [InlineData("community", Role.Community, "YS-FT", "not confidential and community = unit")]
    [InlineData("town", Role.Town, "YS", "not confidential and town = unit")]
    [InlineData("centre", Role.Centre, "CS", "true")]
    [InlineData("department", Role.Department, "CG", "id in (select case_id from haitang.ticket_rows t where t.unit = unit.id)")]
    [InlineData("partner", Role.Partner, "GW", "id in (select case_id from haitang.ticket_rows t where t.unit = unit.id)")]
    [InlineData("agent", Role.RedAgent, "QC-QH", "collected_by = account")]
    [InlineData("secretary", Role.Secretary, "YS", "not confidential and town = unit")]
    [InlineData("secretary", Role.GridLeader, "YS-XM-02", "not confidential and grid = unit")]
    [InlineData("auditor", Role.Auditor, "CS", "not confidential")]
    [InlineData("admin", Role.Admin, "CS", "false")]
    public async Task an_account_sees_exactly_its_scope(string userName, Role role, string unit, string expected)
    {
        var organisation = await _host.Services.GetRequiredService<DirectoryCache>().NowAsync();
        await using var services = _host.Services.CreateAsyncScope();
        var account = (await services.ServiceProvider.GetRequiredService<AccountNames>().AccountOfAsync(userName))!.Value;
        var at = organisation.Unit(new Ref(unit))!.Id;
        var words = expected.Replace("unit.id", $"'{at}'", StringComparison.Ordinal).Replace("= unit", $"= '{at}'", StringComparison.Ordinal).Replace("= account", $"= '{account}'", StringComparison.Ordinal);

        var seen = await AllAsync(Scope.Of(new Actor(account, role, at)), organisation);
        var ids = await _host.ReadAsync($"select id from haitang.case_rows where {words}");
        Assert.Equal(ids.Select(id => Guid.Parse(id.Trim('(', ')'))).Order(), seen.Order());
        Assert.Equal(role is Role.Admin, seen.Count == 0);
    }

    private async Task<List<Guid>> AllAsync(Scope scope, OrganisationDirectory organisation)
    {
        var list = _host.Services.GetRequiredService<CaseList>();
        var (seen, filter) = (new List<Guid>(), new CaseFilter(Limit: CaseFilter.MostLimit));
        while (true)
        {
            var page = await list.PageAsync(scope, filter, organisation);
            seen.AddRange(page.Rows.Select(row => row.Id));
            if (page.Next is null) return seen;
            filter = filter with { After = page.Next };
        }
    }
}
