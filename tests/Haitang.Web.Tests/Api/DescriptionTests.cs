using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Api;

/// <summary>What the API says of itself, to integrators that make their client of it.</summary>
public sealed class DescriptionTests(TestCity city) : IClassFixture<TestCity>
{
    /// <summary>Collected with its attachments; and what shows a password, which only a screen does.</summary>
    private static readonly string[] Elsewhere = ["appeals.start", "accounts.start", "accounts.reset-password"];

    [Fact]
    public async Task commands_are_described_in_the_catalogues_order_and_lists_with_their_filters()
    {
        using var anybody = new HttpClient { BaseAddress = city.Address };
        var paths = (await anybody.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        var described = paths.EnumerateObject()
            .Where(path => path.Value.TryGetProperty("post", out _))
            .Select(path => path.Value.GetProperty("post").GetProperty("operationId").GetString()!).ToList();
        var listed = CommandCatalogue.Definitions.Where(d => d.Verb is not null).Select(d => $"{StreamKinds.PluralOf(d.State)}.{d.Verb}").Except(Elsewhere).ToList();
        Assert.Equal(listed, described.Intersect(listed));
        Assert.Contains("appeals.start", described);

        string[] FiltersOf(string path) => [.. paths.GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!)];
        Assert.Equal(["Number", "Unit", "Status", "Category", "Channel", "Light", "From", "To", "Sort", "After", "Limit", "Q"], FiltersOf("/api/v1/cases"));
        Assert.Equal(["Unit", "Issuer", "Status", "Case", "Open", "Light", "Sort", "After", "Limit"], FiltersOf("/api/v1/tickets"));
    }
}
