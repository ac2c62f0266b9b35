using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Cases;

/// <summary>The total of a list is that of its filter, or the answer says that there is none.</summary>
public sealed class TotalTests(TestCity city) : IClassFixture<TestCity>, IAsyncLifetime
{
    private Staff _centre = null!;
    private Staff _town = null!;

    public async ValueTask InitializeAsync()
    {
        (_centre, _town) = (await Staff.AtAsync(city, Role.Centre, "CS"), await Staff.AtAsync(city, Role.Town, "YS"));
        await CollectAsync("YS-1", "grid-visit", classified: true);
        await CollectAsync("YS-1", "grid-visit", classified: false);
        await CollectAsync("YS-1", "hotline", classified: true);
        await CollectAsync("QC", "hotline", classified: true);
        await CollectAsync("YS-1", "hotline", classified: false, confidential: true);
        await Wait.UntilAsync(async () => State(await _centre.GetAsync("cases")) == "counted");
    }

    [Theory]
    [InlineData("")]
    [InlineData("status=classified")]
    [InlineData("category=SR-1-1")]
    [InlineData("channel=hotline")]
    [InlineData("unit=YS")]
    [InlineData("unit=YS-1&channel=hotline&status=classified&category=SR-1-1")]
    [InlineData("unit=QC&status=collected")]
    [InlineData("unit=CS&channel=grid-visit")]
    [InlineData("unit=CG")]
    public async Task a_filter_by_what_is_counted_has_its_total(string query)
    {
        foreach (var reader in new[] { _centre, _town })
        {
            var page = await reader.GetAsync($"cases?limit=200&{query}");
            Assert.Equal("counted", State(page));
            Assert.Equal(page.GetProperty("cases").GetArrayLength(), page.GetProperty("total").GetInt64());
        }
    }

    [Fact]
    public async Task the_total_is_of_all_pages()
    {
        var page = await _centre.GetAsync("cases?limit=1&channel=hotline&unit=YS");
        Assert.Single(page.GetProperty("cases").EnumerateArray());
        Assert.True(page.GetProperty("total").GetInt64() > 1);
    }

    [Theory]
    [InlineData("cases?light=green")]
    [InlineData("cases?from=2026-01-01T00:00:00Z")]
    [InlineData("cases?channel=hotline&to=2026-01-01T00:00:00Z")]
    [InlineData("tickets?light=green")]
    [InlineData("tickets?unit=YS-1&issuer=YS")]
    public async Task a_filter_by_anything_else_says_that_it_has_none(string path)
    {
        var page = await _centre.GetAsync(path);
        Assert.Equal("not-counted", State(page));
        Assert.False(page.TryGetProperty("total", out _));
    }

    [Fact]
    public async Task a_scope_without_an_area_says_that_it_has_none()
    {
        using var department = await Staff.AtAsync(city, Role.Department, "CG");
        Assert.Equal("not-counted", State(await department.GetAsync("cases?status=classified")));
    }

    public ValueTask DisposeAsync()
    {
        _centre.Dispose();
        _town.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string State(JsonElement page) => page.GetProperty("totalState").GetString()!;

    private async Task CollectAsync(string unit, string channel, bool classified, bool confidential = false)
    {
        var centre = await city.ActorAsync(Role.Centre, "CS");
        var appeal = (await city.DoneAsync(centre, new CollectAppeal
        {
            Channel = channel,
            Title = "路灯坏了",
            Text = "五盏路灯全灭",
            Unit = unit,
            Subject = Subject.Resident,
            Confidential = confidential,
        })).Stream;
        if (!classified) return;
        await city.DoneAsync(
            centre, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);
    }
}
