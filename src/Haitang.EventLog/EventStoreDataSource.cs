using Npgsql;

namespace Haitang.EventLog;

/// <summary>Opens the database with the settings that the log counts on.</summary>
public static class EventStoreDataSource
{
    /// <summary>Milliseconds after which PostgreSQL ends a transaction that a program left open: it would hold up every reader.</summary>
    private const int IdleInTransaction = 10_000;

    /// <summary>Milliseconds that a statement waits for what somebody else holds: whoever asked is told to come back.</summary>
    private const int LockTimeout = 2_000;

    /// <summary>Seconds that somebody waits for a connection, be it that all are in use.</summary>
    private const int MostConnecting = 3;

    /// <summary>Milliseconds that PostgreSQL has for saying that it has called a statement off; else the connection is given up.</summary>
    private const int MostCancelling = 500;

    /// <summary>Seconds for which it is believed of a host that it takes writes, or that it takes none.</summary>
    private const int HostRecheck = 2;

    /// <summary>
    /// Statements are prepared by themselves on their second use. Connections go back to the pool without a reset: nobody in
    /// the house may leave session state (SET, LISTEN, temporary tables, session locks) on a pooled connection.
    /// </summary>
    /// <param name="of">Of several hosts, which one is used; another one as soon as that is another one.</param>
    public static NpgsqlDataSource Create(
        string connectionString, Action<NpgsqlDataSourceBuilder>? configure = null, TargetSessionAttributes of = TargetSessionAttributes.Primary)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.MaxAutoPrepare = 100;
        settings.AutoPrepareMinUsages = 2;
        settings.NoResetOnClose = true;
        settings.Timeout = Math.Min(settings.Timeout, MostConnecting);
        settings.CancellationTimeout = MostCancelling;
        settings.HostRecheckSeconds = HostRecheck;
        // An append's culprit is known by its command. The exception carries it as a property only: neither its text nor its
        // Data, which is what logs write, say anything of the values.
        settings.IncludeFailedBatchedCommand = true;
        settings.ApplicationName ??= "haitang";
        settings.Options = $"{settings.Options} -c idle_in_transaction_session_timeout={IdleInTransaction} -c lock_timeout={LockTimeout}".TrimStart();
        configure?.Invoke(builder);
        return settings.Host?.Contains(',', StringComparison.Ordinal) is true
            ? builder.BuildMultiHost().WithTargetSession(of)
            : builder.Build();
    }
}
