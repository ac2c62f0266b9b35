using Bunit;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Categories;
using Haitang.Web.Admin.Channels;
using Haitang.Web.Admin.Policies;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

/// <summary>Of categories, channels and the policy.</summary>
public sealed class PreviewTests(TestCity city) : PreviewTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task the_open_cases_of_a_category_are_counted_and_a_new_one_is_counted_by_itself()
    {
        using var _ = Reading.In(Language.Chinese);
        var (category, code) = await CategoryAsync();
        await ClassifiedAsync(code);
        await ClassifiedAsync();
        var page = Open<CategoriesPage>($"admin/categories?id={category}&act=retire");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.category-cases")), AMoment);
        await ClassifiedAsync(code);
        page.WaitForAssertion(() => Assert.Equal("2", Figure(page, "touch.category-cases")), AMoment);
        Assert.Contains("保留这一分类，照常办理。", Line(page, "touch.category-cases")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task confidential_cases_are_counted_only_where_there_are_five()
    {
        var (category, code) = await CategoryAsync();
        for (var n = 0; n < 4; n++) await ClassifiedAsync(code, confidential: true);
        await ClassifiedAsync(code);
        var page = Open<CategoriesPage>($"admin/categories?id={category}&act=retire");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.category-cases")), AMoment);
        await ClassifiedAsync(code, confidential: true);
        page.WaitForAssertion(() => Assert.Equal("6", Figure(page, "touch.category-cases")), AMoment);
        Assert.Equal(Screens.Say("touch.few", ("n", 5)), page.Find(".touches .few").TextContent);
    }

    [Fact]
    public async Task what_stands_in_the_way_of_retiring_a_category_is_named_and_can_be_looked_at()
    {
        var upper = (await City.OrganisationAsync()).Category(new Ref("SR"))!.Id;
        var lower = (await City.OrganisationAsync()).Category(new Ref("SR-1"))!;
        var page = Open<CategoriesPage>($"admin/categories?id={upper}&act=retire");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.category-lower")), AMoment);
        Assert.Equal(lower.Name, page.Find($".touches .grave a[href='admin/categories?id={lower.Id}']").TextContent);
    }

    [Fact]
    public async Task what_nothing_depends_on_says_so()
    {
        var (category, _) = await CategoryAsync();
        var page = Open<CategoriesPage>($"admin/categories?id={category}&act=rename");
        page.WaitForAssertion(() => Assert.Equal(Screens.Say("touch.nothing"), page.Find(".touches .hint").TextContent), AMoment);
    }

    [Fact]
    public async Task a_category_tells_the_lines_that_name_it_and_those_below_that_follow_its_nature()
    {
        var policy = (await RulesAsync()).Policy!;
        var (category, code) = await CategoryAsync();
        var line = StandardPolicy.Lines[0] with { Category = new Ref(code) };
        await City.DoneAsync(Admin, new RevisePolicy { Lines = [.. StandardPolicy.Lines, line], Consultation = StandardPolicy.Consultation }, policy.Id);
        var page = Open<CategoriesPage>($"admin/categories?id={category}&act=retire");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.category-lines")), AMoment);
        await City.DoneAsync(Admin, new RevisePolicy { Lines = StandardPolicy.Lines, Consultation = StandardPolicy.Consultation }, policy.Id);
        page.WaitForAssertion(() => Assert.Null(Line(page, "touch.category-lines")), AMoment);

        var organisation = await City.OrganisationAsync();
        var following = organisation.Categories.Count(c => !c.Retired && organisation.CategoryUpFrom(c.Id).Any(up => up.Code == "SR-1")) - 1;
        page = Open<CategoriesPage>($"admin/categories?id={organisation.Category(new Ref("SR-1"))!.Id}&act=set-nature");
        page.WaitForAssertion(() => Assert.Equal(Figures.Of(following), Figure(page, "touch.category-following")), AMoment);
    }

    [Fact]
    public async Task the_open_cases_that_came_by_a_channel_are_counted()
    {
        using var _ = Reading.In(Language.English);
        var done = await City.DoneAsync(Actor.System, new AddChannel { City = "CS", Code = "fair", Name = "集市", NameEn = "Fair" });
        await CollectedAsync(channel: "fair");
        await CollectedAsync();
        var page = Open<ChannelsPage>($"admin/channels?id={done.Stream}&act=retire");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.channel-cases")), AMoment);
        Assert.Contains("Open cases that came by it", page.Find(".touches").TextContent, StringComparison.Ordinal);
        await CollectedAsync(channel: "fair");
        page.WaitForAssertion(() => Assert.Equal("2", Figure(page, "touch.channel-cases")), AMoment);
    }

    [Fact]
    public async Task a_revised_line_says_which_tickets_keep_their_limits_and_which_cases_wait()
    {
        var policy = (await RulesAsync()).Policy!;
        var (category, code) = await CategoryAsync();
        await IssuedAsync("CG", Urgency.Emergency, code);
        await ClassifiedAsync(code, Urgency.Emergency);
        await ClassifiedAsync(code, Urgency.Pressing);
        var page = Open<PoliciesPage>($"admin/policies?id={policy.Id}&act=revise-emergency");
        page.WaitForAssertion(() => Assert.Equal(("1", "1"), (Figure(page, "touch.policy-issued"), Figure(page, "touch.policy-waiting"))), AMoment);
        Assert.NotNull(Line(page, "touch.policy-version", ("n", (await RulesAsync()).PolicyVersion + 1)));

        // A line of the category's own takes them out of the general one.
        var line = StandardPolicy.Lines.Single(l => l.Urgency is Urgency.Emergency) with { Category = new Ref(code) };
        await City.DoneAsync(Admin, new RevisePolicy { Lines = [.. StandardPolicy.Lines, line], Consultation = StandardPolicy.Consultation }, policy.Id);
        page.WaitForAssertion(() => Assert.Null(Line(page, "touch.policy-issued")), AMoment);
        page = Open<PoliciesPage>($"admin/policies?id={policy.Id}&act=remove-emergency-{category:n}");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.policy-issued")), AMoment);
        await City.DoneAsync(Admin, new RevisePolicy { Lines = StandardPolicy.Lines, Consultation = StandardPolicy.Consultation }, policy.Id);
    }

    [Fact]
    public async Task a_line_to_come_is_looked_up_once_its_category_is_chosen()
    {
        var policy = (await RulesAsync()).Policy!;
        var (_, code) = await CategoryAsync();
        await IssuedAsync("CG", Urgency.Complex, code);
        var page = Open<PoliciesPage>($"admin/policies?id={policy.Id}&act=revise-add");
        Assert.Null(Line(page, "touch.policy-issued"));
        await FillAsync(page, ("urgency", "complex"));
        await page.ActAsync(p => Field(p, "category").InputAsync(new() { Value = code }));
        page.WaitForState(() => page.FindAll(".find").Count == 1, AMoment);
        await page.ChooseAsync(".find input", "on");
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "touch.policy-issued")), AMoment);
    }

    private async Task<DeadlineRules> RulesAsync() => (await City.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync()).Deadlines;
}
