namespace Haitang.EndToEnd;

/// <summary>The stories that share one running city, one after the other: to start one takes half a minute.</summary>
[CollectionDefinition(Name)]
public sealed class RunningCity : ICollectionFixture<HostProcess>
{
    public const string Name = "running city";
}
