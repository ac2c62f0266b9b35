using System.Globalization;
using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Help;
using Haitang.Web.Tests.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;

namespace Haitang.Web.Tests.Help;

public sealed class HelpPageTests(TestCity city) : CaseScreen(city), IClassFixture<TestCity>
{
    public static TheoryData<Role, string> Readers => new()
    {
        { Role.GridLeader, "YS-1-1" }, { Role.RedAgent, "CG" }, { Role.Community, "YS-1" }, { Role.Town, "YS" }, { Role.Centre, "CS" },
        { Role.Department, "CG" }, { Role.Secretary, "YS" }, { Role.Auditor, "CS" }, { Role.Admin, "CS" },
    };

    [Theory, MemberData(nameof(Readers))]
    public async Task everybody_reads_the_loop_and_finds_his_own_post(Role role, string unit)
    {
        var reader = await City.ActorAsync(role, unit);
        foreach (var language in new[] { "zh-CN", "en" })
        {
            using var _ = Reading.In(CultureInfo.GetCultureInfo(language));
            var page = Open<HelpPage>(reader, "/help");
            Assert.Equal(5, page.FindAll(".loop svg").Count);
            Assert.Single(page.FindAll(".roles dt[aria-current]"));
            Assert.Equal(HelpRoles.StepsOf(role).Count > 0, page.FindAll(".first-case").Count == 1);
            // A key without words would stand there itself.
            Assert.DoesNotContain("help.", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task the_first_steps_lead_to_where_the_role_begins() =>
        Assert.Equal("desk", Open<HelpPage>(await City.ActorAsync(Role.Town, "YS"), "/help").Find(".first-case a").GetAttribute("href"));

    [Fact]
    public async Task pictures_come_from_nowhere_else() =>
        Assert.Empty(Open<HelpPage>(await City.ActorAsync(Role.GridLeader, "YS-1-1"), "/help").FindAll("img, image, use"));
}
