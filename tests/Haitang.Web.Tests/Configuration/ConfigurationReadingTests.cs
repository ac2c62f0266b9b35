using Haitang.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Haitang.Web.Tests.Configuration;

public sealed class ConfigurationReadingTests
{
    [Fact]
    public void keys_are_read_whatever_their_case() =>
        Assert.Equal(321, Read(("HAITANG:POSTGRES:MAXCONNECTIONS", "321")).Checked().Postgres.MaxConnections);

    [Fact]
    public void the_defaults_are_valid() => Assert.Empty(Read().Errors);

    [Theory]
    [InlineData("Haitang:Postgres:MaxConnections", "many")]
    [InlineData("Haitang:Postgres:MaxConnections", "3")]
    [InlineData("Haitang:Logs:Format", "poem")]
    [InlineData("Haitang:Data", "")]
    public void a_wrong_value_is_told_with_key_and_value(string key, string value)
    {
        var failed = Assert.Throws<ConfigurationException>(() => Read((key, value)).Checked());
        Assert.StartsWith($"{key} = '{value}':", Assert.Single(failed.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void all_wrong_values_are_told_at_once() =>
        Assert.Equal(2, Read(("Haitang:Postgres:MaxConnections", "many"), ("Haitang:Logs:Format", "poem")).Errors.Count);

    [Theory]
    [InlineData("Haitang:Postgers:MaxConnections")]
    [InlineData("Haitang:Postgres:MaxConections")]
    [InlineData("Haitang:Dta")]
    public void an_unknown_key_is_a_warning_and_no_error(string key)
    {
        var reading = Read((key, "5"));
        Assert.Empty(reading.Errors);
        Assert.StartsWith(Assert.Single(reading.UnknownKeys), key, StringComparison.Ordinal);
    }

    [Fact]
    public void what_is_not_ours_is_not_looked_at() => Assert.Empty(Read(("Logging:LogLevel:Default", "x"), ("Haitangs", "y")).UnknownKeys);

    private static ConfigurationReading Read(params (string Key, string Value)[] values) => ConfigurationReading.Of(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build());
}
