using Haitang.Web.Demo;

namespace Haitang.Web.Tests.Demo;

/// <summary>The whole demonstration city, told once for all tests that leave it as it is.</summary>
public sealed class WholeCity : IAsyncLifetime
{
    public DemoHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await DemoHost.StartSeededAsync(new DemoOrder(Until: DemoHost.Until));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>The tests that look at the whole city, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WholeCityTests : ICollectionFixture<WholeCity>
{
    public const string Name = "the whole demonstration city";
}
