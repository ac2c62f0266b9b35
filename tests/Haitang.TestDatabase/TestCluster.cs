using Haitang.Web.Postgres.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Haitang.Testing;

/// <summary>A PostgreSQL in a temporary folder, with all its durability on, for many tests at once.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const int MaxConnections = 300;

    private readonly EmbeddedPostgres postgres;
    private readonly string folder;

    private TestCluster(EmbeddedPostgres postgres, string folder)
    {
        this.postgres = postgres;
        this.folder = folder;
    }

    /// <summary>A connection that may create databases.</summary>
    public string ConnectionString => postgres.ConnectionString;

    public static async Task<TestCluster> StartAsync(CancellationToken cancel = default)
    {
        var temporary = Directory.CreateTempSubdirectory("haitang-test-").FullName;
        try
        {
            return new(await EmbeddedPostgres.StartAsync(new(temporary, MaxConnections: MaxConnections), NullLogger.Instance, cancel), temporary);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
