using System.ComponentModel.DataAnnotations;

namespace Haitang.Web.Postgres;

/// <summary>How the program gets to its PostgreSQL.</summary>
public sealed class PostgresOptions
{
    /// <summary>For a server of our own: the folder with <c>postgres</c> and <c>initdb</c>; searched for when not set.</summary>
    public string? Binaries { get; init; }

    /// <summary>For a server of our own.</summary>
    [Range(20, 10_000)] public int MaxConnections { get; init; } = 200;

    /// <summary>For the server named by <c>ConnectionStrings:Haitang</c>: how long a starting host waits for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
