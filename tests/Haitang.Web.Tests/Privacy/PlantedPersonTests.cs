using System.Text;
using Haitang.Domain.Organisation;
using Haitang.Web.Privacy;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Privacy;

/// <summary>A person with an unmistakable name and number comes in by every entrance, and is looked for where he must not be.</summary>
public sealed class PlantedPersonTests(TestCity city) : IClassFixture<TestCity>
{
    /// <summary>Clear words may stand in what is derived for lists; contact data nowhere.</summary>
    private static readonly string[] WordsMayStand = ["haitang.case_rows"];

    [Fact]
    public async Task contact_data_stand_in_no_table_in_clear_and_typed_words_only_in_rows_for_lists()
    {
        await PlantedPerson.PlantAsync(city);
        var found = await TablesWithAsync(PlantedPerson.Name, PlantedPerson.Phone);
        Assert.Equal(WordsMayStand, found.Order());
    }

    [Fact]
    public async Task no_event_holds_what_somebody_typed()
    {
        await PlantedPerson.PlantAsync(city);
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand(
            "select count(*) from haitang.mt_events where data::text like '%' || $1 || '%' or data::text like '%' || $2 || '%' or headers::text like '%' || $1 || '%'");
        command.Parameters.AddWithValue(PlantedPerson.Name);
        command.Parameters.AddWithValue(PlantedPerson.Phone);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task contact_data_are_shown_masked_and_clear_only_for_a_reason_that_is_recorded_first()
    {
        var appeal = (await PlantedPerson.PlantAsync(city))[0];
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var file = (await city.Services.GetRequiredService<Haitang.Web.Cases.CaseFiles>().OpenAsync(clerk, appeal.ToString()))!;
        Assert.Equal(("欧**", "139********"), file.Reporter);

        var contact = await city.Services.GetRequiredService<Reporters>().RevealAsync(file.Row.Reporter!.Value, appeal, clerk, "回访核实");
        Assert.Equal((PlantedPerson.Name, PlantedPerson.Phone), (contact!.Name, contact.Phone));
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from haitang.reveals where case_id = $1 and account = $2");
        command.Parameters.AddWithValue(appeal);
        command.Parameters.AddWithValue(clerk.Account);
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task without_its_key_a_case_has_no_words_and_keeps_its_history()
    {
        var appeal = (await PlantedPerson.PlantAsync(city))[0];
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var command = database.CreateCommand("delete from haitang.case_keys where id = $1");
        command.Parameters.AddWithValue(appeal);
        await command.ExecuteNonQueryAsync();
        var officer = await city.ActorAsync(Role.Centre, "CS");
        var file = (await city.Services.GetRequiredService<Haitang.Web.Cases.CaseFiles>().OpenAsync(officer, appeal.ToString()))!;
        Assert.Null(file.Text);
        Assert.Single(file.History);
        var words = Haitang.Web.Words.EventWords.Say(file.History[0], file.Key, Haitang.Web.Words.Audience.Internal);
        Assert.DoesNotContain(PlantedPerson.Name, words, StringComparison.Ordinal);
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
