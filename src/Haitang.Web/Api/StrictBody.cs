using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Haitang.Domain.Decisions;
using Haitang.Web.Commands;

namespace Haitang.Web.Api;

/// <summary>Reads a JSON body into a command or form; says everything that is wrong with its members at once.</summary>
public static class StrictBody
{
    /// <returns>The value, or the refusals: <c>body.malformed</c>, and per field <c>input.required</c>, <c>input.unknown_member</c>, <c>input.malformed</c>, <c>input.unreadable</c>.</returns>
    public static (object? Value, IReadOnlyList<Refusal> Wrong) Read(ReadOnlyMemory<byte> body, Type type)
    {
        try
        {
            // A command without members may come without a body.
            var json = body.IsEmpty ? "{}"u8.ToArray() : body;
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return (null, [new("body.malformed", "body", [])]);
            List<Refusal> wrong = [.. Members(document.RootElement, CommandJson.Options.GetTypeInfo(type)), .. UnfitTexts.In(document.RootElement)];
            if (wrong.Count > 0) return (null, wrong);
            return (JsonSerializer.Deserialize(json.Span, type, CommandJson.Options), []);
        }
        catch (JsonException e)
        {
            return (null, [Field(e.Path) is { } field ? new("input.malformed", field, []) : new Refusal("body.malformed", "body", [])]);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return (null, [new("body.malformed", "body", [])]);
        }
    }

    private static List<Refusal> Members(JsonElement body, JsonTypeInfo type)
    {
        var names = body.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = type.Properties.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. names.Where(n => !known.ContainsKey(n)).Select(n => new Refusal("input.unknown_member", n, [("member", n)])),
            .. known.Values.Where(p => p.IsRequired && !names.Contains(p.Name)).Select(p => new Refusal("input.required", p.Name, [])),
        ];
    }

    /// <summary>$.place.street → place.street</summary>
    private static string? Field(string? path) => path is { Length: > 2 } ? path[2..] : null;
}
