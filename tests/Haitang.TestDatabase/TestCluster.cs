using Haitang.Web.Postgres.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Haitang.Testing;

/// <summary>A PostgreSQL in a folder folder, with all its durability on, for many tests at once.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const int MaxConnections = 300;

    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;

    private TestCluster(EmbeddedPostgres postgres, string folder)
    {
        _postgres = postgres;
        _folder = folder;
    }

    /// <summary>A connection that may create databases.</summary>
    public string ConnectionString => _postgres.ConnectionString;

    public int ProcessId => _postgres.ProcessId;

    public static async Task<TestCluster> StartAsync(CancellationToken cancel = default)
    {
        var folder = Directory.CreateTempSubdirectory("haitang-test-").FullName;
        try
        {
            return new(await EmbeddedPostgres.StartAsync(new(folder, MaxConnections: MaxConnections), NullLogger.Instance, cancel), folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
