namespace Haitang.EventLog.Tests;

public sealed class SchemaTests(TestLog log) : IClassFixture<TestLog>
{
    [Fact]
    public async Task scripts_are_applied_once_in_the_order_of_their_names()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Schema.MigrateAsync(log.Database, [typeof(TestLog).Assembly])));
        Assert.Equal("001_event_log,900_tests", await log.AskAsync<string>("select string_agg(name, ',' order by ctid) from haitang.schema_versions"));
    }

    [Fact]
    public async Task the_settings_that_the_log_counts_on_are_in_force()
    {
        Assert.Equal("10s", await log.AskAsync<string>("show idle_in_transaction_session_timeout"));
        Assert.Equal("haitang", await log.AskAsync<string>("show application_name"));
        Assert.Equal("read committed", await log.AskAsync<string>("show transaction_isolation"));
    }
}
