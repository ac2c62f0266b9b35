using System.Net;
using System.Net.Http.Json;
using System.Text;
using Haitang.Domain.Organisation;
using Haitang.Web.Cases;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Privacy;

/// <summary>Neither what goes well nor what fails puts a person into a log line or an address, however much is logged.</summary>
public sealed class PlantedInLogTests : IAsyncLifetime
{
    private readonly HeardHost _heard = new();
    private readonly TestCity _city;

    public PlantedInLogTests() => _city = new TestCity { Configuring = _heard.Configure };

    public async ValueTask InitializeAsync()
    {
        await _city.InitializeAsync();
        _heard.Listen(_city.Services);
    }

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task what_goes_well_is_logged_without_the_person()
    {
        var appeal = (await PlantedPerson.PlantAsync(_city))[0];
        var clerk = await _city.ActorAsync(Role.Town, "YS");
        var revealed = await _city.Services.GetRequiredService<Revealing>().RevealAsync(clerk, appeal, $"给{PlantedPerson.Name}回电");
        Assert.Equal(PlantedPerson.Phone, revealed.Contact!.Phone);
        using var browser = await Browser.SignedInAsync(_city, TestCity.UserName(Role.Town, "YS"));
        foreach (var page in (string[])["/desk", "/cases", $"/cases/{await NumberAsync(appeal)}"])
            Assert.Contains(PlantedPerson.Name, await browser.ReadAsync(page), StringComparison.Ordinal);
        Assert.Contains(_heard.Lines, line => line.Contains("haitang.case_rows", StringComparison.Ordinal));
        AssertUnheard();
    }

    [Fact]
    public async Task what_is_refused_is_logged_without_the_person()
    {
        using var kiosk = await _city.MachineAsync(Role.Kiosk, "YS");
        using var hotline = await _city.MachineAsync(Role.Hotline, "CS");
        foreach (var body in (string[])[
            $$"""{"title":"{{PlantedPerson.Name}}"}""", $$"""{"title":"{{PlantedPerson.Name}}""", $$"""{"{{PlantedPerson.Name}}":1}""",
            $$"""{"channel":"grid-visit","unit":"{{PlantedPerson.Name}}","subject":"{{PlantedPerson.Phone}}","title":{"a":"{{PlantedPerson.Name}}" },"text":1}""",
            $$"""{"channel":"{{PlantedPerson.Name}}","unit":"YS","subject":"anonymous","title":"{{PlantedPerson.Name}}","text":"a\u0000","reporter":{"name":"{{PlantedPerson.Name}}"} }"""])
        {
            foreach (var (client, path) in ((HttpClient, string)[])[(kiosk, "/api/v1/appeals"), (hotline, "/api/v1/hotline/cases")])
            {
                var answer = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            }
        }

        using var browser = new Browser(_city);
        var failed = await browser.SignInAsync(PlantedPerson.Phone, PlantedPerson.Name, "/cases/1");
        Assert.Contains("outcome=failed", failed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains(_heard.Lines, line => line.Contains("outcome=failed", StringComparison.Ordinal));
        AssertUnheard();
    }

    [Fact]
    public async Task what_breaks_is_logged_without_the_person()
    {
        using var hotline = await _city.MachineAsync(Role.Hotline, "CS");
        await using var database = NpgsqlDataSource.Create(_city.ConnectionString);
        foreach (var harm in (string[])[
            "alter table haitang.case_rows add constraint nobody check (title is null)",
            "alter table haitang.reporters rename to reporters_away",
            "alter table haitang.case_rows rename to case_rows_away"])
        {
            await using (var command = database.CreateCommand(harm)) await command.ExecuteNonQueryAsync();
            var answer = await hotline.PostAsJsonAsync("/api/v1/hotline/cases", new
            {
                externalRef = Guid.CreateVersion7().ToString(),
                receivedAt = "2026-11-02T09:07:00+08:00",
                caller = new { name = PlantedPerson.Name, phone = PlantedPerson.Phone },
                kind = "求助",
                title = $"{PlantedPerson.Name}家漏水",
                text = $"请打 {PlantedPerson.Phone}",
                address = $"虞山街道 {PlantedPerson.Name}家",
            });
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.DoesNotContain(PlantedPerson.Name, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains(_heard.Lines, line => line.Contains("PostgresException", StringComparison.Ordinal));
        AssertUnheard();
    }

    private async Task<string> NumberAsync(Guid appeal) =>
        (await _city.Services.GetRequiredService<CaseFiles>().OpenAsync(await _city.ActorAsync(Role.Centre, "CS"), appeal.ToString()))!.Row.Number;

    /// <summary>Neither in clear nor as an address or a JSON text would carry it.</summary>
    private void AssertUnheard()
    {
        string[] faces = [PlantedPerson.Name, PlantedPerson.Phone, Uri.EscapeDataString(PlantedPerson.Name), @"\u6b27\u9633", @"\u6B27\u9633", "&#x6B27;"];
        Assert.DoesNotContain(_heard.Lines, line => faces.Any(face => line.Contains(face, StringComparison.OrdinalIgnoreCase)));
    }
}
