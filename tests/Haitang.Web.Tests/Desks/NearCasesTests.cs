using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Desks;

/// <summary>Which cases may be the same matter; merged and separated beside the list.</summary>
public sealed class NearCasesTests(TestCity city) : DeskScreen(city), IClassFixture<TestCity>
{
    private static readonly GeoPoint Here = new(120.75, 31.65);

    [Fact]
    public async Task the_same_category_or_much_the_same_words_near_in_place_are_suggested_with_their_distance()
    {
        var (id, number) = await ClassifiedAsync("方塔后门线缆低垂", at: Here);
        var (near, _) = await ClassifiedAsync("电线杆缠满旧网线", at: North(180));
        var (far, _) = await ClassifiedAsync("远处的线缆低垂", at: North(900));
        var alike = await CollectAtAsync("方塔后门线缆低垂", North(60));
        var other = await CollectAtAsync("楼下有人跳舞太吵", North(20));
        var found = await FindAsync(Role.Town, "YS", number);
        Assert.Contains(found, f => f.Case.Id == near && f.Metres is > 170 and < 190 && f.SameCategory);
        Assert.Contains(found, f => f.Case.Id == alike && f.Alike > 0.9 && !f.SameCategory);
        Assert.DoesNotContain(found, f => f.Case.Id == far || f.Case.Id == other || f.Case.Id == id);
    }

    [Fact]
    public async Task confidential_cases_ended_ones_and_other_towns_are_never_suggested()
    {
        var at = new GeoPoint(120.80, 31.60);
        var (_, number) = await ClassifiedAsync("井盖破了一个洞", at: at);
        var secret = await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Collected("井盖破了一个洞", "YS", at) with { Confidential = true });
        var ended = await CollectAtAsync("井盖破了一个洞", at);
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new WithdrawAppeal(), ended);
        var (elsewhere, _) = await ClassifiedAsync("井盖破了一个洞", "QC", at: at);
        Assert.Empty(await FindAsync(Role.Town, "YS", number));
        // The command centre looks over the whole city, and still sees no confidential one here.
        Assert.Equal([elsewhere], (await FindAsync(Role.Centre, "CS", number)).Select(f => f.Case.Id));
        Assert.Empty(await City.Services.GetRequiredService<NearCases>().OfAsync(
            Scope.Of(await City.ActorAsync(Role.Centre, "CS")), (await RowAsync(secret.Stream))!, await City.OrganisationAsync()));
    }

    [Fact]
    public async Task without_a_point_on_the_map_the_same_words_in_the_same_community_are_enough()
    {
        var (_, number) = await ClassifiedAsync("三号楼电梯又坏了", "YS-1-1");
        var (same, _) = await ClassifiedAsync("三号楼电梯又坏了好几天", "YS-1-2");
        await ClassifiedAsync("广场上路灯不亮", "YS-1-2");
        Assert.Equal([same], (await FindAsync(Role.Town, "YS", number)).Select(f => f.Case.Id));
    }

    [Fact]
    public async Task two_cases_are_read_side_by_side_merged_and_separated_again()
    {
        var at = new GeoPoint(120.70, 31.70);
        var (main, mainNumber) = await ClassifiedAsync("河边护栏断了一截", at: at);
        var (later, number) = await ClassifiedAsync("护栏断了一截很危险", at: at);
        var desk = await DeskOfAsync(Role.Town, "YS", "?tab=classified&case=" + number);
        desk.WaitForAssertion(() => Assert.Contains(mainNumber, desk.Find("aside .near").TextContent, StringComparison.Ordinal));
        await desk.ClickAsync("aside .near button[aria-expanded]");
        desk.WaitForAssertion(() => Assert.Equal(
            ["护栏断了一截很危险，请来看看。", "河边护栏断了一截，请来看看。"], desk.FindAll("aside .beside .said").Select(s => s.TextContent)));
        await desk.ClickAsync("aside .near button[data-act=merge]");
        desk.WaitForAssertion(() => Assert.Null(Row(desk, number)));
        Assert.Equal((AppealStatus.Merged, (Guid?)main), ((await RowAsync(later))!.Status, (await RowAsync(later))!.Main));

        var again = await DeskOfAsync(Role.Town, "YS", "?tab=classified&case=" + mainNumber);
        again.WaitForAssertion(() => again.Find($"#separate-{number}"));
        await again.SubmitAsync($"#separate-{number}");
        again.WaitForAssertion(() => Assert.Equal("请填写。", again.Find($"#separate-{number}-wrong").TextContent));
        await again.TypeAsync($"#separate-{number}", "不是同一处");
        await again.SubmitAsync($"#separate-{number}");
        again.WaitForAssertion(() => Assert.NotNull(Row(again, number)));
        Assert.Equal(AppealStatus.Classified, (await RowAsync(later))!.Status);
    }

    private static GeoPoint North(double metres) => Here with { Lat = Here.Lat + (metres / 111_195) };

    private async Task<Guid> CollectAtAsync(string title, GeoPoint at) =>
        (await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Collected(title, "YS", at))).Stream;

    private static CollectAppeal Collected(string title, string unit, GeoPoint at) => new()
    {
        Channel = "grid-visit",
        Title = title,
        Text = title,
        Unit = unit,
        Subject = Subject.Resident,
        Location = at,
    };

    private async Task<IReadOnlyList<NearCase>> FindAsync(Role role, string unit, string number)
    {
        var (scope, organisation) = (Scope.Of(await City.ActorAsync(role, unit)), await City.OrganisationAsync());
        var row = await City.Services.GetRequiredService<CaseList>().OneAsync(scope, number, organisation);
        return await City.Services.GetRequiredService<NearCases>().OfAsync(scope, row!, organisation);
    }

    private async Task<CaseRow?> RowAsync(Guid id) => await City.Services.GetRequiredService<CaseList>().OneAsync(
        Scope.Of(await City.ActorAsync(Role.Centre, "CS")), id, await City.OrganisationAsync());
}
