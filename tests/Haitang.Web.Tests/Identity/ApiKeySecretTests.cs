using Haitang.Web.Identity;

namespace Haitang.Web.Tests.Identity;

public sealed class ApiKeySecretTests
{
    [Fact]
    public void a_key_read_back_is_the_same_key()
    {
        var key = ApiKeySecret.New();
        Assert.Equal(key.Hash, ApiKeySecret.Parse(key.Reveal())!.Hash);
        Assert.StartsWith("htk_", key.Reveal(), StringComparison.Ordinal);
        Assert.Equal(32, key.Hash.Length);
    }

    [Fact]
    public void no_two_keys_are_alike() => Assert.NotEqual(ApiKeySecret.New().Hash, ApiKeySecret.New().Hash);

    [Fact]
    public void a_key_in_a_log_line_shows_its_prefix_only()
    {
        var key = ApiKeySecret.New();
        Assert.Equal(key.Prefix + "…", $"{key}");
        Assert.Equal(12, key.Prefix.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("htk_")]
    [InlineData("htk_abc")]
    [InlineData("htk_!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("htk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void what_is_no_key_is_none(string text) => Assert.Null(ApiKeySecret.Parse(text));
}
