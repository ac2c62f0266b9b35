using System.Text.Json;

namespace Haitang.Bench;

/// <summary>Many windows of one grid leader that send reports, each over a connection that is kept alive.</summary>
internal sealed class Browsers : IDisposable
{
    private readonly RawHttp[] _connections;

    private Browsers(RawHttp[] connections) => _connections = connections;

    public static async Task<Browsers> SignInAsync(BenchCity city, IReadOnlyList<Guid> tickets)
    {
        using var grid = await SignedIn.AsAsync(BenchCity.Grid, city);
        var body = JsonSerializer.Serialize(new { text = Progress.Words, percent = 40, @public = true });
        return new([.. tickets.Select(ticket => new RawHttp(
            city.Address, $"/api/v1/tickets/{ticket}/report-progress", grid.Headers + "Accept-Language: zh-CN\r\n", body))]);
    }

    public Task ReportAsync(int client) => _connections[client].PostAsync(Guid.CreateVersion7());

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
    }
}
