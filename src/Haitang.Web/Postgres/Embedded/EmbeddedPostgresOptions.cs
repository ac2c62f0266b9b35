namespace Haitang.Web.Postgres.Embedded;

/// <summary>Where the server keeps its files and what it is started with.</summary>
/// <param name="DataFolder">Holds the cluster in <c>postgres</c> and the lock of the host that uses it.</param>
/// <param name="Binaries">A folder with <c>postgres</c> and <c>initdb</c>; searched for when null.</param>
internal sealed record EmbeddedPostgresOptions(string DataFolder, string? Binaries = null, int MaxConnections = 200)
{
    public const string Database = "haitang";
}
