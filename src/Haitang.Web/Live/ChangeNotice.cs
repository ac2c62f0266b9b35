using System.Text;
using System.Text.Json;
using Haitang.Projections.Live;
using Npgsql;

namespace Haitang.Web.Live;

/// <summary>What goes to other nodes in one notification: keys, never content.</summary>
/// <param name="Node">Who says it.</param>
/// <param name="Changes">Null: everything may have changed.</param>
internal sealed record ChangeNotice(Guid Node, IReadOnlyList<Change>? Changes)
{
    public const string PgChannel = "haitang_changes";

    /// <summary>PostgreSQL takes less than 8000 bytes.</summary>
    public const int Most = 7999;

    /// <summary>A change that concerns more units concerns everybody, so that each fits by itself.</summary>
    private const int MostUnits = 6;

    private static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>From no node, so that all take it. A node of an older version cannot read it, and takes it for the same.</summary>
    public static string Everything { get; } = JsonSerializer.Serialize(new ChangeNotice(Guid.Empty, null));

    /// <summary>How the notices of a node begin: what tells them from those of others.</summary>
    public static string Beginning(Guid node) => $$"""{"{{nameof(Node)}}":"{{node}}",""";

    /// <summary>As few as can carry all of them.</summary>
    public static IReadOnlyList<string> Of(Guid node, IEnumerable<Change> changes)
    {
        const string end = "]}";
        var beginning = $"{Beginning(node)}\"{nameof(Changes)}\":[";
        var (notices, notice) = (new List<string>(), new StringBuilder(beginning, Most));
        foreach (var change in changes)
        {
            // Nothing beyond ASCII is in it: characters are bytes.
            var json = JsonSerializer.Serialize(change.Units.Count <= MostUnits ? change : change with { Units = [] });
            if (notice.Length > beginning.Length && notice.Length + 1 + json.Length + end.Length > Most)
            {
                notices.Add(notice.Append(end).ToString());
                notice.Clear().Append(beginning);
            }

            if (notice.Length > beginning.Length) notice.Append(',');
            notice.Append(json);
        }

        if (notice.Length > beginning.Length) notices.Add(notice.Append(end).ToString());
        return notices;
    }

    /// <summary>Null for what no node of this version sends: anybody may send on the channel.</summary>
    public static ChangeNotice? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<ChangeNotice>(payload, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>All of them or none. A hint needs no disk: after a crash everybody looks anew.</summary>
    public static async Task SendAsync(NpgsqlDataSource database, IReadOnlyList<string> notices, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select pg_notify($1, payload) from unnest($2) payload where set_config('synchronous_commit', 'off', true) is not null");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PgChannel });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. notices] });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
