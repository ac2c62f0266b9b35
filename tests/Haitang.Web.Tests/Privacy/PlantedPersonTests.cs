using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Web.Privacy;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Privacy;

/// <summary>A person with an unmistakable name and number comes in by every entrance, and is looked for where he must not be.</summary>
public sealed class PlantedPersonTests(TestCity city) : IClassFixture<TestCity>
{
    private const string Name = "欧阳梧桐栖";
    private const string Phone = "13977775321";

    /// <summary>Clear words may stand in what is derived for lists; contact data nowhere.</summary>
    private static readonly string[] WordsMayStand = ["haitang.case_rows"];

    [Fact]
    public async Task contact_data_stand_in_no_table_in_clear_and_typed_words_only_in_rows_for_lists()
    {
        await PlantAsync();
        var found = await TablesWithAsync(Name, Phone);
        Assert.Equal(WordsMayStand, found.Order());
    }

    [Fact]
    public async Task no_event_holds_what_somebody_typed()
    {
        await PlantAsync();
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand(
            "select count(*) from haitang.mt_events where data::text like '%' || $1 || '%' or data::text like '%' || $2 || '%' or headers::text like '%' || $1 || '%'");
        command.Parameters.AddWithValue(Name);
        command.Parameters.AddWithValue(Phone);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task contact_data_are_shown_masked_and_clear_only_for_a_reason_that_is_recorded_first()
    {
        var appeal = (await PlantAsync())[0];
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var file = (await city.Services.GetRequiredService<Haitang.Web.Cases.CaseFiles>().OpenAsync(clerk, appeal.ToString()))!;
        Assert.Equal(("欧**", "139********"), file.Reporter);

        var contact = await city.Services.GetRequiredService<Reporters>().RevealAsync(file.Row.Reporter!.Value, appeal, clerk, "回访核实");
        Assert.Equal((Name, Phone), (contact!.Name, contact.Phone));
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from haitang.reveals where case_id = $1 and account = $2");
        command.Parameters.AddWithValue(appeal);
        command.Parameters.AddWithValue(clerk.Account);
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task without_its_key_a_case_has_no_words_and_keeps_its_history()
    {
        var appeal = (await PlantAsync())[0];
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand("delete from haitang.case_keys where id = $1");
        command.Parameters.AddWithValue(appeal);
        await command.ExecuteNonQueryAsync();
        var officer = await city.ActorAsync(Role.Centre, "CS");
        var file = (await city.Services.GetRequiredService<Haitang.Web.Cases.CaseFiles>().OpenAsync(officer, appeal.ToString()))!;
        Assert.Null(file.Text);
        Assert.Single(file.History);
        var words = Haitang.Web.Cases.EventWords.Say(file.History[0], file.Key, Haitang.Web.Words.Audience.Internal);
        Assert.DoesNotContain(Name, words, StringComparison.Ordinal);
    }

    /// <summary>By the hotline, by REST and by a person's screen, in every field that takes words.</summary>
    private async Task<List<Guid>> PlantAsync()
    {
        using var hotline = await city.MachineAsync(Role.Hotline, "CS", "planted");
        var delivered = await hotline.PostAsJsonAsync("/api/v1/hotline/cases", new
        {
            externalRef = Guid.CreateVersion7().ToString(),
            receivedAt = "2026-11-02T09:07:00+08:00",
            caller = new { name = Name, phone = Phone },
            kind = "求助",
            title = $"{Name}家漏水",
            text = $"请打 {Phone} 找{Name}",
            address = $"虞山街道 {Name}家",
        });
        using var kiosk = await city.MachineAsync(Role.Kiosk, "YS");
        var sent = await kiosk.PostAsJsonAsync("/api/v1/appeals", new
        {
            channel = "grid-visit",
            title = $"{Name}要求加装电梯",
            text = $"电话 {Phone}",
            unit = "YS-1",
            subject = "resident",
            place = new { street = "颜港路", detail = $"{Name}家门口" },
            reporter = new { name = Name, phone = Phone },
        });
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-1");
        var collected = await city.DoneAsync(leader, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = $"{Name}反映楼道堆物",
            Text = Phone,
            Unit = "YS-1-1",
            Subject = Subject.Resident,
        });
        await city.DoneAsync(leader, new EscalateAppeal { Reason = $"{Name}不在家" }, collected.Stream);
        var clerk = await city.ActorAsync(Role.Community, "YS-1");
        await city.DoneAsync(clerk, new SettleAppealOnSpot { Result = $"已告知{Name}，{Phone}" }, collected.Stream);
        return [await IdAsync(delivered), await IdAsync(sent), collected.Stream];
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Every column of every table of ours as text; bytes are looked through as UTF-8.</summary>
    private async Task<List<string>> TablesWithAsync(params string[] needles)
    {
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        var found = new List<string>();
        await using var tables = database.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1");
        var names = new List<string>();
        await using (var row = await tables.ExecuteReaderAsync())
            while (await row.ReadAsync()) names.Add(row.GetString(0));
        foreach (var table in names)
        {
            await using var rows = database.CreateCommand(
                $"select bool_or(t::text like any($1)) or bool_or(t::text like any($2)) from {table} t");
            rows.Parameters.AddWithValue(needles.Select(n => $"%{n}%").ToArray());
            rows.Parameters.AddWithValue(needles.Select(n => $"%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(n))}%").ToArray());
            if (await rows.ExecuteScalarAsync() is true) found.Add(table);
        }

        return found;
    }
}
