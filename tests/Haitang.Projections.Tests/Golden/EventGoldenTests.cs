using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Haitang.Domain.Appeals;
using Haitang.Projections.Events;

namespace Haitang.Projections.Tests.Golden;

/// <summary>Events are forever: their written names and their JSON are frozen.</summary>
public sealed class EventGoldenTests
{
    public static TheoryData<string> Names => [.. EventNames.Types.Select(EventNames.NameOf).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. GoldenFiles.ByEvent().SelectMany(files => files, (_, file) => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void every_event_has_a_golden_file(string name)
    {
        if (GoldenFiles.ByEvent().Contains(name)) return;
        if (GoldenFiles.MayWrite) GoldenFiles.Make(name);
        else Assert.Fail($"{name} has no golden file. Run these tests once with {GoldenFiles.Write}=write, look at {GoldenFiles.PathOf(name, 1)}, and commit it.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void what_was_ever_written_can_be_read(string file)
    {
        var name = file.Split('.')[0];
        Assert.True(EventNames.IsKnown(name), $"Logs hold {name}, but no event is called so any more: it was renamed or removed.");
        Assert.Equal(EventNames.TypeOf(name), EventCodec.Read(name, File.ReadAllBytes(Path.Combine(GoldenFiles.Folder, file))).GetType());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void the_newest_version_is_written_as_it_was_read(string name)
    {
        var golden = Newest(name);
        using var again = JsonDocument.Parse(EventCodec.Write(EventCodec.Read(name, golden), key: null));
        using var before = JsonDocument.Parse(golden);
        Assert.True(
            JsonElement.DeepEquals(before.RootElement, again.RootElement),
            $"{name} is written in another way than before. Give the changed event a new version and an upcaster.\n{before.RootElement}\n{again.RootElement}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void the_newest_version_shows_every_member(string name)
    {
        var missing = Missing(name);
        if (missing.Count > 0 && GoldenFiles.MayWrite)
        {
            GoldenFiles.Make(name);
            missing = Missing(name);
        }

        Assert.True(missing.Count == 0, $"Not in the newest golden file: {string.Join(", ", missing)}. Add a file with the next number that has them.");
    }

    [Fact]
    public void sealed_texts_stay_sealed_and_open_with_the_key()
    {
        var collected = Assert.IsType<AppealCollected>(EventCodec.Read("appeal_collected", Newest("appeal_collected")));
        Assert.Null(collected.Text.Clear);
        Assert.Equal(Samples.Text("Text"), Samples.Key.Open(collected.Text));
    }

    [Fact]
    public void words_of_lists_are_frozen_too()
    {
        var now = EventNames.Types.SelectMany(Enums).Distinct()
            .SelectMany(type => Enum.GetValues(type).Cast<Enum>().Select(member => $"{type.Name} {JsonSerializer.Serialize(member, type, EventCodec.Json).Trim('"')}"))
            .Order(StringComparer.Ordinal).ToList();
        var frozen = File.ReadAllLines(Path.Combine(GoldenFiles.Folder, "words.txt"));
        Assert.True(now.SequenceEqual(frozen), $"Logs hold these words: none may go. New ones are added: words.txt should read\n{string.Join('\n', now)}");
    }

    private static List<string> Missing(string name)
    {
        using var golden = JsonDocument.Parse(Newest(name));
        return [.. Missing(golden.RootElement, EventCodec.Json.GetTypeInfo(EventNames.TypeOf(name)), name)];
    }

    private static byte[] Newest(string name) => File.ReadAllBytes(GoldenFiles.ByEvent()[name].Last());

    private static IEnumerable<string> Missing(JsonElement json, JsonTypeInfo type, string path)
    {
        if (type.Kind is JsonTypeInfoKind.Enumerable && json.ValueKind is JsonValueKind.Array)
            return json.EnumerateArray().SelectMany(one => Missing(one, EventCodec.Json.GetTypeInfo(type.ElementType!), path));
        if (type.Kind is not JsonTypeInfoKind.Object) return [];
        return type.Properties.Where(p => p.Get is not null && !IsReadOnly(p)).SelectMany(p =>
            json.TryGetProperty(p.Name, out var value) ? Missing(value, EventCodec.Json.GetTypeInfo(p.PropertyType), $"{path}.{p.Name}") : [$"{path}.{p.Name}"]);
    }

    private static bool IsReadOnly(JsonPropertyInfo property) => property.Set is null && property.AssociatedParameter is null;

    private static IEnumerable<Type> Enums(Type type)
    {
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        if (actual.IsEnum) return [actual];
        if (EventCodec.Json.GetTypeInfo(actual) is { Kind: JsonTypeInfoKind.Enumerable } list) return Enums(list.ElementType!);
        return EventCodec.Json.GetTypeInfo(actual) is { Kind: JsonTypeInfoKind.Object } record ? record.Properties.SelectMany(p => Enums(p.PropertyType)) : [];
    }
}
