namespace Haitang.Web.Tests.City;

/// <summary>A city that has neither policy nor calendar yet, for the tests of a class.</summary>
public sealed class BareCity : IAsyncLifetime
{
    public TestCity City { get; } = new() { WithDeadlines = false };

    public ValueTask InitializeAsync() => City.InitializeAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
