using System.Text.Json;
using System.Text.Json.Serialization;

namespace Haitang.Web.Demo;

/// <summary>The data of the demonstration city, embedded beside its code.</summary>
internal static class DemoFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <param name="name">Folder and file, with dots between them.</param>
    public static T Read<T>(string name)
    {
        using var stream = typeof(DemoFile).Assembly.GetManifestResourceStream($"Haitang.Web.Demo.{name}.json")
            ?? throw new FileNotFoundException(name);
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}
