using System.Net.Sockets;
using System.Text;

namespace Haitang.Bench;

/// <summary>
/// Posts the same request again and again over one connection, each time under a new key. The least that a client can be: it
/// shares the cores with the server that is measured.
/// </summary>
internal sealed class RawHttp : IDisposable
{
    private static readonly byte[] Ok = "HTTP/1.1 200 "u8.ToArray();
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _answer = new byte[16 * 1024];
    private readonly int _keyAt;

    public RawHttp(Uri address, string path, string headers, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}Content-Type: application/json\r\nContent-Length: {body.Length}\r\nIdempotency-Key: ";
        _keyAt = Encoding.UTF8.GetByteCount(head);
        _request = [.. Encoding.UTF8.GetBytes(head + Guid.Empty), .. EndOfHead, .. body];
        _socket.Connect(address.Host, address.Port);
    }

    public async Task PostAsync(Guid key)
    {
        key.TryFormat(_request.AsSpan(_keyAt), out _);
        await _socket.SendAsync(_request);
        for (var read = 0; ;)
        {
            var more = await _socket.ReceiveAsync(_answer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The server hung up.");
            read += more;
            if (IsComplete(_answer.AsSpan(0, read))) return;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(EndOfHead);
        if (head < 0) return false;
        if (!answer.StartsWith(Ok)) throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        var length = answer[(answer.IndexOf(Length) + Length.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(length, out int body, out _) && answer.Length == head + EndOfHead.Length + body;
    }
}
