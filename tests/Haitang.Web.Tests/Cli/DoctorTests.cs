using System.Text.Json;
using Haitang.EventLog;
using Haitang.Testing;
using Haitang.Web.Cli.Doctor;
using Haitang.Web.Database;
using Npgsql;

namespace Haitang.Web.Tests.Cli;

public sealed class DoctorTests
{
    [Fact]
    public async Task a_healthy_database_is_told_with_code_0()
    {
        await using var database = await MigratedAsync();
        var (code, verdicts) = await ExamineAsync(database);
        Assert.True(code == 0, string.Join(' ', verdicts));
        Assert.DoesNotContain("failed", verdicts.Values);
    }

    [Fact]
    public async Task a_setting_that_risks_data_is_told_with_code_1()
    {
        await using var database = await MigratedAsync();
        await RunAsync(database, $"alter database {new NpgsqlConnectionStringBuilder(database.ConnectionString).Database} set synchronous_commit = off");
        var (code, verdicts) = await ExamineAsync(database);
        Assert.Equal(1, code);
        Assert.Equal("failed", verdicts["durability"]);
    }

    [Fact]
    public async Task a_sequence_behind_the_last_position_fails()
    {
        await using var database = await MigratedAsync();
        await RunAsync(database, """
            insert into haitang.mt_events(seq_id, id, stream_id, version, data, type, timestamp)
            values (7, gen_random_uuid(), gen_random_uuid(), 1, '{}', 'something', now())
            """);
        Assert.Equal(Verdict.Failed, (await CheckAsync(new SequenceCheck(), database)).Verdict);
        await RunAsync(database, "select setval('haitang.mt_events_sequence', 7)");
        Assert.Equal(Verdict.Ok, (await CheckAsync(new SequenceCheck(), database)).Verdict);
    }

    [Fact]
    public async Task a_database_without_tables_fails_and_one_of_another_version_is_a_warning()
    {
        await using var empty = await TestDatabase.CreateAsync();
        Assert.Equal(Verdict.Failed, (await CheckAsync(new SchemaCheck(), empty)).Verdict);
        Assert.Equal(Verdict.Failed, (await CheckAsync(new SequenceCheck(), empty)).Verdict);

        await using var newer = await MigratedAsync();
        Assert.Equal(Verdict.Ok, (await CheckAsync(new SchemaCheck(), newer)).Verdict);
        await RunAsync(newer, "insert into haitang.schema_versions(name) values ('999_of_tomorrow')");
        var finding = await CheckAsync(new SchemaCheck(), newer);
        Assert.Equal(Verdict.Warning, finding.Verdict);
        Assert.Contains("999_of_tomorrow", finding.Detail, StringComparison.Ordinal);
    }

    private static async Task<(int Code, Dictionary<string, string> Verdicts)> ExamineAsync(TestDatabase database)
    {
        var answer = await HaitangProgram.RunAsync(["doctor", "--json"], ("ConnectionStrings__Haitang", database.ConnectionString));
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(answer.Code == 0, json.RootElement.GetProperty("healthy").GetBoolean());
        return (answer.Code, json.RootElement.GetProperty("checks").EnumerateArray()
            .ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("verdict").GetString()!));
    }

    private static async Task<TestDatabase> MigratedAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await Schema.MigrateAsync(source, DatabaseServices.Rooms);
        return database;
    }

    private static async Task<Finding> CheckAsync(IDatabaseCheck check, TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        return await check.RunAsync(source, CancellationToken.None);
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
