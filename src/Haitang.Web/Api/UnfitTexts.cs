using System.Text.Json;
using Haitang.Domain.Decisions;

namespace Haitang.Web.Api;

/// <summary>Finds the texts of a body that cannot be kept, however deep they stand.</summary>
internal static class UnfitTexts
{
    /// <returns><c>input.unreadable</c> at each, by its path: <c>caller.name</c>.</returns>
    public static IEnumerable<Refusal> In(JsonElement value, string path = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => In(member.Value, path.Length > 0 ? $"{path}.{member.Name}" : member.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, n) => In(item, $"{path}[{n}]")),
        JsonValueKind.String when !IsFit(value) => [new("input.unreadable", path, [])],
        _ => [],
    };

    private static bool IsFit(JsonElement value)
    {
        try
        {
            return Characters.AreFit(value.GetString());
        }
        catch (InvalidOperationException)
        {
            // Bytes or escapes that are no text: half of a surrogate pair, broken UTF-8.
            return false;
        }
    }
}
