using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Haitang.EndToEnd;

/// <summary>A line between browser and host that can be cut and restored, as in a staircase.</summary>
public sealed class CuttableLine : IAsyncDisposable
{
    private readonly Uri _host;
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _open = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private readonly TcpListener _listener;
    private volatile bool _cut;

    public CuttableLine(Uri host)
    {
        _host = host;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Address = new UriBuilder(host) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Ends every connection and lets no new one through.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var (near, far) in _open)
        {
            near.Close();
            far.Close();
        }
    }

    public void Restore() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_cut) near.Close();
                else _ = CarryAsync(near);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (!_end.IsCancellationRequested) throw;
            }
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        _open[near] = far;
        try
        {
            await far.ConnectAsync(_host.Host, _host.Port, _end.Token);
            await Task.WhenAny(
                near.GetStream().CopyToAsync(far.GetStream(), _end.Token), far.GetStream().CopyToAsync(near.GetStream(), _end.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // A cut line ends in many ways; each is an end.
        }
        finally
        {
            _open.TryRemove(near, out _);
            near.Close();
        }
    }
}
