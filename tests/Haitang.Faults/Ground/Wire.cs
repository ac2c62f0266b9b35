using System.Net;
using System.Net.Sockets;

namespace Haitang.Faults.Ground;

/// <summary>One connection over the line.</summary>
internal sealed class Wire(DatabaseLine line, Socket node) : IDisposable
{
    private static readonly byte[] Ready = [.. "Z\0\0\0\u0005I"u8];
    private readonly Socket _server = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Trap? _swallowing;

    public async Task CarryAsync(EndPoint server)
    {
        try
        {
            await _server.ConnectAsync(server);
            await Task.WhenAny(AskAsync(), AnswerAsync(), _cut.Task);
        }
        catch (SocketException)
        {
            // Nobody listens there now.
        }
    }

    public void Cut() => _cut.TrySetResult();

    public void Dispose()
    {
        _server.Dispose();
        node.Dispose();
    }

    private async Task AskAsync()
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(node, buffer) is > 0 and var read)
        {
            await line.MovingAsync();
            if (line.Catch(buffer.AsSpan(0, read)) is { } trap)
            {
                if (trap.At is CaughtAt.Request)
                {
                    trap.Hold(this);
                    await _cut.Task;
                    return;
                }

                _swallowing = trap;
            }

            if (!await WriteAsync(_server, buffer.AsMemory(0, read))) return;
        }
    }

    private async Task AnswerAsync()
    {
        var buffer = new byte[64 * 1024];
        byte[] last = [];
        while (await ReadAsync(_server, buffer) is > 0 and var read)
        {
            await line.MovingAsync();
            if (_swallowing is { } trap)
            {
                // "Ready for query, no transaction": what was asked is done and committed. It may come in pieces.
                last = [.. last, .. buffer.AsSpan(Math.Max(0, read - Ready.Length), Math.Min(read, Ready.Length))];
                if (last.AsSpan().EndsWith(Ready)) trap.Hold(this);
                last = last[^Math.Min(last.Length, Ready.Length)..];
            }
            else if (!await WriteAsync(node, buffer.AsMemory(0, read)))
            {
                return;
            }
        }
    }

    /// <summary>0 when there is no more, however it ended.</summary>
    private static async Task<int> ReadAsync(Socket from, Memory<byte> into)
    {
        try
        {
            return await from.ReceiveAsync(into);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private static async Task<bool> WriteAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            for (var sent = 0; sent < bytes.Length;) sent += await to.SendAsync(bytes[sent..]);
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
