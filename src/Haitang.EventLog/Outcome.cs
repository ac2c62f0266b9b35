using Npgsql;

namespace Haitang.EventLog;

/// <summary>What an exception says about the transaction that it ended.</summary>
internal static class Outcome
{
    /// <summary>PostgreSQL refused the statement: nothing was written, and trying the parts singly makes sense. Not so when it goes down or the connection is lost.</summary>
    public static bool IsRolledBack(Exception e) =>
        e is PostgresException { SqlState: var state } &&
        !state.StartsWith("57", StringComparison.Ordinal) && !state.StartsWith("08", StringComparison.Ordinal);

    /// <summary>Two transactions stood in each other's way; the same again will do.</summary>
    public static bool IsCollision(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>
    /// A value that is none of its type, refused perhaps while its statement was being prepared: that leaves Npgsql with a
    /// prepared statement without columns, and the next, innocent use of it would break the connection. So they are dropped.
    /// </summary>
    public static void DropPreparedAfter(PostgresException e, NpgsqlConnection connection)
    {
        if (e.SqlState.StartsWith("22", StringComparison.Ordinal)) connection.UnprepareAll();
    }

    /// <summary>An expectation that failed inside an append to several streams: see <see cref="AppendText"/>.</summary>
    public static bool IsConflict(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "mt_events", ColumnName: "version" };
}
