using Haitang.Web.Live;
using Npgsql;

namespace Haitang.Web.Standby;

/// <summary>Answers looks that may be answered by a standby: there while it follows, else at the primary, and says where.</summary>
public sealed class StandbyReads(NpgsqlDataSource primary, LiveFeed feed, IServiceProvider services)
{
    private readonly StandbyWatch? _watch = services.GetService<StandbyWatch>();
    private readonly NpgsqlDataSource? _standby = services.GetKeyedService<NpgsqlDataSource>(StandbyServices.Key);

    /// <param name="read">
    /// Gets a database, and the position that the log has reached as this node has heard: what a standby lacks of it is still on its way
    /// there. Zero at the primary, which lacks nothing.
    /// </param>
    /// <returns>What was found; and what is thought of the standby, null where there is none.</returns>
    public async Task<(T Found, StandbySight? Standby)> ReadAsync<T>(Func<NpgsqlDataSource, long, Task<T>> read)
    {
        if (_watch is null || _standby is null) return (await read(primary, 0), null);
        if (_watch.Sight is { IsRead: true } sight)
        {
            try
            {
                return (await read(_standby, feed.Position), sight);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                _watch.Lost(e);
            }
        }

        return (await read(primary, 0), _watch.Sight);
    }
}
