using System.ComponentModel.DataAnnotations;

namespace Haitang.Web.Postgres;

/// <summary>For a PostgreSQL of our own; a server named by <c>ConnectionStrings:Haitang</c> is configured over there.</summary>
public sealed class PostgresOptions
{
    /// <summary>The folder with <c>postgres</c> and <c>initdb</c>; searched for when not set.</summary>
    public string? Binaries { get; init; }

    [Range(20, 10_000)] public int MaxConnections { get; init; } = 200;
}
