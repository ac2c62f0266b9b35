using System.Net;
using System.Text.RegularExpressions;
using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Accounts;
using Haitang.Web.Admin.Calendar;
using Haitang.Web.Admin.Categories;
using Haitang.Web.Admin.Channels;
using Haitang.Web.Admin.Policies;
using Haitang.Web.Admin.Units;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Tests.Admin;

/// <summary>Every command of the organisation has its button, and nobody else comes near it.</summary>
public sealed partial class ReachTests(BareCity bare) : AdminTest(bare.City), IClassFixture<BareCity>
{
    [Fact]
    public async Task every_admin_command_of_the_catalogue_has_a_button_on_a_page()
    {
        var offered = new HashSet<string>();
        var (open, _) = await CommunityAsync();
        var (closed, _) = await CommunityAsync();
        await City.DoneAsync(Actor.System, new CloseUnit(), closed);
        var grid = await GridAsync();
        await City.DoneAsync(Actor.System, new AppointGridLeader { Account = await PersonAsync("带网格的人") }, grid);
        Collect<UnitsPage>("units", [open, closed, grid]);

        var active = await PersonAsync("在岗的人");
        await City.DoneAsync(Actor.System, new GrantPost { Role = Role.Town, Unit = "YS" }, active);
        var disabled = await PersonAsync("停用的人");
        await City.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Left }, disabled);
        Collect<AccountsPage>("accounts", [active, disabled]);

        var categories = (await City.OrganisationAsync()).Categories;
        var retired = (await City.DoneAsync(Actor.System, new AddCategory { City = "CS", Code = "OUT", Name = "旧类", NameEn = "Old" })).Stream;
        await City.DoneAsync(Actor.System, new RetireCategory(), retired);
        Collect<CategoriesPage>("categories", [categories.First(c => c.Code == "SR").Id, retired]);

        var channels = (await City.OrganisationAsync()).Channels;
        var gone = (await City.DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "fax", Name = "传真", NameEn = "Fax" })).Stream;
        await City.DoneAsync(Actor.System, new RetireChannel(), gone);
        Collect<ChannelsPage>("channels", [channels.First().Id, gone]);

        Collect<PoliciesPage>("policies", [Guid.Empty]);
        Collect<CalendarPage>("calendars", [Guid.Empty], "calendar");
        Collect<PoliciesPage>("policies", [(await City.DoneAsync(Actor.System, new StartPolicy { City = "CS" })).Stream]);
        Collect<CalendarPage>("calendars", [(await City.DoneAsync(Actor.System, new StartCalendar { City = "CS" })).Stream], "calendar");

        var wanted = CommandCatalogue.Definitions.Where(d => d.State != typeof(Appeal) && Permissions.HasVerb(Role.Admin, d.Command))
            .Select(d => $"{StreamsOf(d.State)}/{d.Verb}").ToHashSet();
        Assert.Equal(28, wanted.Count);
        Assert.Equal([], wanted.Except(offered));

        void Collect<TPage>(string plural, IReadOnlyList<Guid> objects, string? path = null) where TPage : IComponent
        {
            foreach (var address in objects.Select(id => $"admin/{path ?? plural}?id={id}"))
                offered.UnionWith(Open<TPage>(address).FindAll("a[data-act]").Select(a => $"{plural}/{a.GetAttribute("data-act")}"));
        }
    }

    [Theory, InlineData("/admin/units"), InlineData("/admin/accounts"), InlineData("/admin/categories"), InlineData("/admin/channels"), InlineData("/admin/policies"), InlineData("/admin/calendar")]
    public async Task for_everybody_else_a_page_is_as_if_it_did_not_exist(string path)
    {
        await City.ActorAsync(Role.Centre, "CS");
        using var browser = await Browser.SignedInAsync(City, TestCity.UserName(Role.Centre, "CS"));
        var notYours = await browser.Client.GetAsync(path);
        var notThere = await browser.Client.GetAsync("/admin/nothing");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (notYours.StatusCode, notThere.StatusCode));
        var (there, yours) = (await SeenAsync(notThere), await SeenAsync(notYours));
        Assert.DoesNotContain("admin", yours, StringComparison.Ordinal);
        // Whether the frame is drawn before the circuit starts is chance, for the one as for the other.
        if (IsDrawn(there) == IsDrawn(yours)) Assert.Equal(there, yours);
    }

    [Theory, InlineData("/admin/units"), InlineData("/admin/accounts"), InlineData("/admin/accounts?kind=machine"), InlineData("/admin/categories"), InlineData("/admin/channels"), InlineData("/admin/policies"), InlineData("/admin/calendar")]
    public async Task the_administrator_finds_his_pages(string path)
    {
        using var browser = await Browser.SignedInAsync(City, TestCity.UserName(Role.Admin, "CS"));
        Assert.Contains("class=\"split admin", await browser.ReadAsync(path), StringComparison.Ordinal);
    }

    /// <summary>What a person sees; the sealed parameters and tokens differ from answer to answer, and figures of the navigation come when they are there.</summary>
    private static async Task<string> SeenAsync(HttpResponseMessage answer) =>
        Sealed().Replace(await answer.Content.ReadAsStringAsync(), "");

    private static bool IsDrawn(string page) => page.Contains("<main", StringComparison.Ordinal);

    [GeneratedRegex("<link[^>]*>|<!--Blazor:.*?-->|<i>[^<]*</i>|value=\"[A-Za-z0-9_-]{60,}\"", RegexOptions.Singleline, 1000)]
    private static partial Regex Sealed();

    private static string StreamsOf(Type state) => state.Name switch
    {
        nameof(Unit) => "units",
        nameof(Account) => "accounts",
        nameof(Category) => "categories",
        nameof(DeadlinePolicy) => "policies",
        nameof(WorkingCalendar) => "calendars",
        _ => "channels",
    };
}
