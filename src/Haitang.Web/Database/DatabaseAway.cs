using Npgsql;

namespace Haitang.Web.Database;

/// <summary>Tells the absence of the database from faults of ours.</summary>
internal static class DatabaseAway
{
    /// <summary>It cannot be reached, is starting or stopping, takes nobody more, or somebody holds for long what was asked for.</summary>
    public static bool Is(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => true,
        // Class 40 and 55: it is there, and somebody else was quicker.
        PostgresException { IsTransient: true } told => !told.SqlState.StartsWith("40", StringComparison.Ordinal) && !told.SqlState.StartsWith("55", StringComparison.Ordinal),
        PostgresException => false,
        NpgsqlException { IsTransient: true } => true,
        // Of several hosts none takes writes at the moment: one is being promoted.
        NpgsqlException { InnerException: null } => true,
        _ => e.InnerException is { } inner && Is(inner),
    };
}
