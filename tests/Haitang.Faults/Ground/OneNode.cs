namespace Haitang.Faults.Ground;

/// <summary>A city at one node over a line, for the tests of a class.</summary>
/// <param name="settings">Added to the node's connection string.</param>
public abstract class OneNode(string settings) : IAsyncLifetime
{
    internal FaultCity City { get; private set; } = null!;

    internal DatabaseLine Line { get; private set; } = null!;

    internal Node Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        City = await FaultCity.FoundAsync();
        Line = new(City.ConnectionString);
        Node = City.Node("a", Line.ConnectionString + settings, FaultCity.SoonTakenOver);
        await Node.StartAsync();
        await City.WarmAsync(Node);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Line.DisposeAsync();
        await City.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>It does not wait for PostgreSQL as long as usual.</summary>
public sealed class ImpatientNode() : OneNode(";Command Timeout=3");

/// <summary>It has few connections.</summary>
public sealed class SmallPool() : OneNode($";Maximum Pool Size={Size}")
{
    public const int Size = 8;
}
