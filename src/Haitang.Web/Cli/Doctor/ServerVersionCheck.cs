using Npgsql;

namespace Haitang.Web.Cli.Doctor;

internal sealed class ServerVersionCheck : IDatabaseCheck
{
    /// <summary>The oldest version that the program is tested with.</summary>
    private const int Oldest = 15;

    public string Name => "version";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var version = connection.PostgreSqlVersion;
        return version.Major >= Oldest
            ? Finding.Ok($"PostgreSQL {connection.ServerVersion}")
            : Finding.Failed($"PostgreSQL {connection.ServerVersion}; at least {Oldest} is needed.");
    }
}
