using Haitang.Domain.Organisation;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults.Ground;

/// <summary>The messages to the hotline after the fire: each came at least once, those of a case in their order.</summary>
internal sealed class MessagesAfter(FaultCity city, Node node)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private NpgsqlDataSource Database => city.Services.GetRequiredService<NpgsqlDataSource>();

    public async Task ArriveAsync()
    {
        await LetClaimsExpireAsync();
        await Wait.UntilAsync(async () => await WaitingAsync() == 0, Soon);
        await using var command = Database.CreateCommand("""
            select c.external_ref, array_agg(e.id order by o.id) from haitang.outbox o
            join haitang.case_rows c on c.id = o.stream
            join haitang.mt_events e on e.stream_id = o.stream and e.version = (o.payload ->> 'version')::bigint
            group by c.external_ref
            """);
        await using var row = await command.ExecuteReaderAsync();
        var cases = 0;
        while (await row.ReadAsync())
        {
            cases++;
            Assert.Equal(row.GetFieldValue<Guid[]>(1), city.Hotline.Of(row.GetString(0)).Select(message => message.Key).Distinct());
        }

        Assert.NotEqual(0, cases);
    }

    /// <summary>
    /// What a node had in hand when it was killed is free again after two minutes; here at once. A sender that holds one still
    /// cannot close it then, and it comes twice.
    /// </summary>
    private async Task LetClaimsExpireAsync()
    {
        await using var command = Database.CreateCommand("update haitang.outbox set next_at = now() where delivered_at is null and given_up_at is null");
        await command.ExecuteNonQueryAsync();
        // The sender looks when something happens.
        var heard = await city.At(Role.Centre).PostUntilToldAsync(node, $"appeals/{city.Cases[0].Appeal}/post-message", new { text = "到此为止", @public = true });
        Assert.True(heard.IsOk, heard.What);
    }

    private async Task<long> WaitingAsync()
    {
        await using var command = Database.CreateCommand("select count(*) from haitang.outbox where delivered_at is null");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
