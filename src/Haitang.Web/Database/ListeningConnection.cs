using Npgsql;

namespace Haitang.Web.Database;

/// <summary>
/// A pooled connection that hears what is notified on one channel. Notifications come in while it waits or asks. A line that
/// is dead says nothing, so whoever listens asks something now and then: the question is not answered, and that ends it.
/// </summary>
internal sealed class ListeningConnection : IAsyncDisposable
{
    /// <summary>Seconds for the small things that are asked here; without an answer the line counts as dead.</summary>
    private const int MostAsking = 5;

    private readonly NpgsqlConnection _connection;
    private readonly NotificationEventHandler _received;

    private ListeningConnection(NpgsqlConnection connection, Action<string> received)
    {
        (_connection, _received) = (connection, (_, e) => received(e.Payload));
        _connection.Notification += _received;
    }

    /// <param name="received">Called with each payload, one at a time.</param>
    public static async Task<ListeningConnection> OpenAsync(NpgsqlDataSource database, string channel, Action<string> received, CancellationToken cancel)
    {
        var listening = new ListeningConnection(await database.OpenConnectionAsync(cancel), received);
        try
        {
            await using var listen = listening.Ask("listen " + channel);
            await listen.ExecuteNonQueryAsync(cancel);
            return listening;
        }
        catch
        {
            await listening.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until something is heard; false when nothing was within this time.</summary>
    /// <remarks>Npgsql counts whole milliseconds and takes none for ever.</remarks>
    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancel) =>
        _connection.WaitAsync((int)Math.Max(1, Math.Ceiling(most.TotalMilliseconds)), cancel);

    /// <summary>A command on this line.</summary>
    public NpgsqlCommand Ask(string sql) => new(sql, _connection) { CommandTimeout = MostAsking };

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Connections go back to the pool as they are. One that broke is not pooled.
            if (_connection.State is not System.Data.ConnectionState.Open) return;
            await using var unlisten = Ask("unlisten *");
            await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
        }
        finally
        {
            _connection.Notification -= _received;
            await _connection.DisposeAsync();
        }
    }
}
