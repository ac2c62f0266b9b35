using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>Who folds, and who did: the database notes who moves the progress of a fold, from where to where.</summary>
internal sealed class Folding(FaultCity city, IReadOnlyList<Node> nodes)
{
    private NpgsqlDataSource Database => city.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>From now on. Before any node has started.</summary>
    public async Task RecordAsync()
    {
        await using var command = Database.CreateCommand("""
            create table public.moves(n bigint generated always as identity, fold text, who text, from_position bigint, to_position bigint);
            create function public.note_move() returns trigger language plpgsql as $$
            begin
              insert into public.moves(fold, who, from_position, to_position)
              values (new.name, current_setting('application_name'), old.last_seq_id, new.last_seq_id);
              return null;
            end $$;
            create trigger note_move after update on haitang.mt_event_progression for each row execute function public.note_move()
            """);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The node that holds the lease; null when nobody's is in force.</summary>
    public async Task<Node?> LeaderAsync()
    {
        await using var command = Database.CreateCommand("select split_part(holder, ':', 2)::int from haitang.leases where name = 'folds' and expires_at > clock_timestamp()");
        return await command.ExecuteScalarAsync() is int process ? nodes.SingleOrDefault(node => node.ProcessId == process) : null;
    }

    public Task IsLedByAsync(Node node, TimeSpan most) => Wait.UntilAsync(async () => await LeaderAsync() == node, most);

    /// <summary>It does so: some fold has been moved by it, from now on.</summary>
    public async Task MovesAsync(Node node, TimeSpan most)
    {
        var before = await CountAsync(node);
        await Wait.UntilAsync(async () => await CountAsync(node) > before, most);
    }

    /// <summary>Each fold went on where it was, whoever moved it; and the nodes took turns, they did not work side by side.</summary>
    public async Task WasNeverDoneTwiceAsync(int turns)
    {
        await using var command = Database.CreateCommand("select fold, who, from_position, to_position from public.moves order by n");
        await using var row = await command.ExecuteReaderAsync();
        var moves = new List<(string Fold, string Who, long From, long To)>();
        while (await row.ReadAsync()) moves.Add((row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
        foreach (var fold in moves.GroupBy(move => move.Fold))
        {
            Assert.All(fold, move => Assert.True(move.To > move.From, $"{move}"));
            Assert.All(fold.Zip(fold.Skip(1)), two => Assert.Equal(two.First.To, two.Second.From));
        }

        Assert.Equal(turns, moves.Zip(moves.Skip(1)).Count(two => two.First.Who != two.Second.Who) + 1);
    }

    private async Task<long> CountAsync(Node node)
    {
        await using var command = Database.CreateCommand("select count(*) from public.moves where who = $1");
        command.Parameters.Add(new() { Value = node.Name });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
