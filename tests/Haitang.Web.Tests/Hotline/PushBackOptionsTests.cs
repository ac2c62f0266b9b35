using Haitang.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Haitang.Web.Tests.Hotline;

public sealed class PushBackOptionsTests
{
    private const string Url = "Haitang:Hotline:PushBack:Url";
    private const string Secret = "Haitang:Hotline:PushBack:Secret";
    private const string Long = "thirty-two characters and a few more";

    [Theory]
    [InlineData("https://hotline.example/cases")]
    [InlineData("http://127.0.0.1:8123/cases")]
    [InlineData("http://localhost/cases")]
    public void a_safe_address_with_a_secret_is_taken(string url) =>
        Assert.Equal(new Uri(url), Read((Url, url), (Secret, Long)).Checked().Hotline.PushBack.Address());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void without_an_address_nothing_is_told_and_no_secret_is_needed(string? url) =>
        Assert.Null(Read((Url, url)).Checked().Hotline.PushBack.Address());

    [Theory]
    [InlineData("http://hotline.example/cases")]
    [InlineData("ftp://127.0.0.1/cases")]
    [InlineData("https://user:word@hotline.example/")]
    [InlineData("hotline.example/cases")]
    [InlineData("/cases")]
    public void an_address_that_is_none_or_not_safe_is_a_start_up_error(string url) =>
        Assert.StartsWith($"{Url} = '{url}':", Assert.Single(Read((Url, url), (Secret, Long)).Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("too-short-by-far")]
    public void a_poor_secret_is_a_start_up_error_that_does_not_show_it(string secret) =>
        Assert.StartsWith($"{Secret} = '***':", Assert.Single(Read((Url, "https://hotline.example/"), (Secret, secret)).Errors), StringComparison.Ordinal);

    private static ConfigurationReading Read(params (string Key, string? Value)[] values) => ConfigurationReading.Of(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).Build());
}
