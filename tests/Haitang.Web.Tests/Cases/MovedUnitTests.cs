using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Projections.Desks;
using Haitang.Web.Folding;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

/// <summary>划转: what a unit had before it moved stays counted where it was, also when it goes on.</summary>
public sealed class MovedUnitTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task a_case_stays_counted_where_it_was_collected_when_its_unit_moves()
    {
        using var reader = await Staff.AtAsync(city, Role.Centre, "CS");
        var centre = await city.ActorAsync(Role.Centre, "CS");
        var before = await CollectAsync();
        await CollectAsync();
        await city.DoneAsync(Domain.Decisions.Actor.System, new MoveUnit { Parent = "QC" }, await city.UnitAsync("YS-1"));
        await Wait.UntilAsync(async () => (await city.OrganisationAsync()).IsIn(await city.UnitAsync("YS-1"), await city.UnitAsync("QC")));
        await city.DoneAsync(centre, Classified, before);
        var after = await CollectAsync();
        await city.DoneAsync(centre, Classified, after);

        await CountedAsync(reader);
        foreach (var query in new[] { "", "unit=YS", "unit=QC", "unit=YS&status=classified", "unit=YS&status=collected&channel=grid-visit", "unit=QC&status=collected" })
        {
            var page = await reader.GetAsync("cases?limit=200&" + query);
            Assert.Equal((query, page.GetProperty("cases").GetArrayLength()), (query, page.GetProperty("total").GetInt32()));
        }

        // And counted anew from the log it is the same.
        await city.Services.GetRequiredService<ReadModels>().RebuildAsync("case-counts", progress: null, CancellationToken.None);
        await CountedAsync(reader);
        Assert.Equal(2, (await reader.GetAsync("cases?unit=YS")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await reader.GetAsync("cases?unit=QC")).GetProperty("total").GetInt32());
        await city.DoneAsync(centre, new DispatchAppeal { Lead = "YS-1-1" }, before);
        var practice = city.Services.GetRequiredService<Practice>();
        var (category, town, grid) = ((await city.OrganisationAsync()).Category(new Ref("SR-1-1"))!.Id, await city.UnitAsync("YS"), await city.UnitAsync("YS-1-1"));
        await Wait.UntilAsync(async () => (await practice.OfAsync(category, town)).Any(l => l.Unit == grid && l.InTown.Issued == 1));
    }

    private static ClassifyAppeal Classified => new() { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town };

    private static Task CountedAsync(Staff reader) =>
        Wait.UntilAsync(async () => (await reader.GetAsync("cases")).GetProperty("totalState").GetString() is "counted");

    private async Task<Guid> CollectAsync() => (await city.DoneAsync(await city.ActorAsync(Role.Centre, "CS"), new CollectAppeal
    {
        Channel = "grid-visit",
        Title = "路灯坏了",
        Text = "五盏路灯全灭",
        Unit = "YS-1",
        Subject = Subject.Resident,
    })).Stream;
}
