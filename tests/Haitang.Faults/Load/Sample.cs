using System.Text;
using System.Text.Json.Nodes;
using Haitang.Domain.Decisions;
using Haitang.Faults.Ground;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults.Load;

/// <summary>A case and its ticket as they stand in the log of the city, to begin others like them.</summary>
internal sealed class Sample
{
    private readonly JsonObject _issued;

    private Sample(byte[] collected, byte[] issued) => (Collected, _issued) = (collected, JsonNode.Parse(issued)!.AsObject());

    public byte[] Collected { get; }

    public Guid Unit => _issued["unit"]!["id"]!.GetValue<Guid>();

    /// <summary>A sealed text; nobody opens it.</summary>
    public FreeText Text { get; } = FreeText.OfSealed(Encoding.UTF8.GetBytes("as long as one that a grid leader types, about ninety bytes when it is sealed, with its nonce"));

    public static async Task<Sample> OfAsync(FaultCity city)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select data from haitang.mt_events where stream_id = any($1) and version = 1 order by seq_id");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [city.Cases[0].Appeal, city.Cases[0].Ticket] });
        await using var row = await command.ExecuteReaderAsync();
        var firsts = new List<byte[]>();
        while (await row.ReadAsync()) firsts.Add(row.GetFieldValue<byte[]>(0));
        return new(firsts[0], firsts[1]);
    }

    public byte[] IssuedFor(Guid @case)
    {
        var issued = _issued.DeepClone().AsObject();
        issued["case"] = @case;
        return Encoding.UTF8.GetBytes(issued.ToJsonString());
    }
}
