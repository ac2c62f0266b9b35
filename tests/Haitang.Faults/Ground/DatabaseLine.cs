using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>The line between a node and PostgreSQL. It can be cut, can stand still, and can catch an append on its way.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Wire, byte> _wires = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile UnixDomainSocketEndPoint _server;
    private readonly Task _accepting;
    private volatile Trap? _trap;
    private volatile TaskCompletionSource? _still;

    /// <param name="server">A connection string whose host is the folder of a socket.</param>
    public DatabaseLine(string server)
    {
        var settings = new NpgsqlConnectionStringBuilder(server);
        _server = SocketOf(settings);
        _listener.Start();
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        ConnectionString = settings.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>To the same database, over this line.</summary>
    public string ConnectionString { get; }

    /// <summary>New connections go to this server from now on.</summary>
    public void LeadTo(string server) => _server = SocketOf(new(server));

    /// <summary>The next append from now on is caught.</summary>
    public Trap Lay(CaughtAt at) => _trap = new(at);

    /// <summary>Nothing gets through any more, in neither direction, until <see cref="Move"/>.</summary>
    public void StandStill() => _still ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Move()
    {
        _still?.TrySetResult();
        _still = null;
    }

    /// <summary>Ends every connection; new ones are welcome.</summary>
    public void Cut()
    {
        foreach (var wire in _wires.Keys) wire.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Move();
        Cut();
        await _accepting;
        _end.Dispose();
    }

    /// <summary>The trap that this piece of a request falls into, if any.</summary>
    internal Trap? Catch(ReadOnlySpan<byte> piece) => _trap is { } trap && trap.Takes(piece) ? trap : null;

    internal Task MovingAsync() => _still?.Task ?? Task.CompletedTask;

    private static UnixDomainSocketEndPoint SocketOf(NpgsqlConnectionStringBuilder server) => new(Path.Combine(server.Host!, $".s.PGSQL.{server.Port}"));

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
            catch (Exception e) when (_end.IsCancellationRequested && e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket node)
    {
        using var wire = new Wire(this, node);
        _wires[wire] = 0;
        await wire.CarryAsync(_server);
        _wires.TryRemove(wire, out _);
    }
}
