using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;

namespace Haitang.Web.Tests.Hotline;

/// <summary>A real delivery, with line breaks, emoji, markup and formula characters: all of it comes in and leaves as text.</summary>
public sealed class DeliveryTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task every_case_of_a_delivery_comes_in_whole_and_leaves_as_text()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "delivery");
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Here(), "hotline-cases.json")))!.AsArray();
        Assert.Equal(24, cases.Count);
        foreach (var one in cases)
        {
            var answer = await hotline.PostAsync("/api/v1/hotline/cases", new StringContent(one!.ToJsonString(), Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            var kept = await hotline.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}");
            Assert.Equal((string?)one["title"], kept.GetProperty("case").GetProperty("title").GetString());
            Assert.Equal((string?)one["text"], kept.GetProperty("text").GetString());
            Assert.Equal((string?)one["kind"], kept.GetProperty("case").GetProperty("natureTold").GetString());
            Assert.Equal((string?)one["externalRef"], kept.GetProperty("case").GetProperty("externalRef").GetString());
            Assert.Equal((string?)one["address"], kept.GetProperty("case").GetProperty("place").GetString());
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
