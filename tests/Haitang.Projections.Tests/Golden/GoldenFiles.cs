using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Haitang.Projections.Events;

namespace Haitang.Projections.Tests.Golden;

/// <summary>
/// <c>appeal_collected.1.json</c>: how the event stands in the logs of the world, version by version. A file that is there is
/// never changed; a new version gets a new number.
/// </summary>
internal static class GoldenFiles
{
    public const string Write = "HAITANG_GOLDEN";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = FolderOf();

    public static bool MayWrite => Environment.GetEnvironmentVariable(Write) is "write";

    /// <summary>All, by event name, oldest version first.</summary>
    public static ILookup<string, string> ByEvent() => Directory.EnumerateFiles(Folder, "*.json")
        .OrderBy(VersionOf).ToLookup(file => Path.GetFileName(file).Split('.')[0]);

    public static string PathOf(string name, int version) => Path.Combine(Folder, $"{name}.{version}.json");

    /// <summary>The next version, with every member.</summary>
    public static void Make(string name)
    {
        var written = EventCodec.Write(Samples.Event(EventNames.TypeOf(name)), Samples.Key);
        using var json = JsonDocument.Parse(written);
        File.WriteAllText(PathOf(name, ByEvent()[name].Count() + 1), JsonSerializer.Serialize(json, Indented) + "\n");
    }

    private static int VersionOf(string file) => int.Parse(Path.GetFileName(file).Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static string FolderOf([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
