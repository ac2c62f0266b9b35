namespace Haitang.EndToEnd;

/// <summary>One host with the demonstration city for all stories that do not mind each other, told one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class City : ICollectionFixture<HostProcess>
{
    public const string Name = "the demonstration city";
}
