using System.Text.Json;
using System.Text.Json.Serialization;
using Haitang.Domain.Organisation;
using Haitang.Web.Privacy;

namespace Haitang.Web.Demo;

/// <summary>What happens in the demonstration city, as <c>demo-city.json</c> tells it.</summary>
/// <param name="Version">Changes with the script: another one makes another city.</param>
internal sealed record DemoScript(
    int Version, IReadOnlyList<DemoUnit> Units, IReadOnlyList<DemoLabel> Channels, IReadOnlyList<DemoLabel> Categories,
    IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoMachine> Machines, IReadOnlyList<DemoAppeal> Appeals)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static DemoScript Read()
    {
        using var stream = typeof(DemoScript).Assembly.GetManifestResourceStream("Haitang.Web.Demo.demo-city.json")!;
        return JsonSerializer.Deserialize<DemoScript>(stream, Json)!;
    }
}

internal sealed record DemoUnit(string Code, UnitKind Kind, string Name, string NameEn, IReadOnlyList<DemoUnit>? Below = null);

/// <summary>A channel, or a category with those below it.</summary>
internal sealed record DemoLabel(string Code, string Name, string NameEn, IReadOnlyList<DemoLabel>? Below = null);

/// <param name="Beside">Works in the city, but is not among the accounts that are printed.</param>
internal sealed record DemoPerson(string UserName, string DisplayName, IReadOnlyList<DemoPost> Posts, bool Beside = false);

internal sealed record DemoPost(Role Role, string Unit);

/// <summary>A machine at the city.</summary>
internal sealed record DemoMachine(string Name, Role Role);

/// <summary>An appeal from its collection on.</summary>
/// <param name="Key">Part of its command ids.</param>
/// <param name="Ago">Working minutes before the end of the story.</param>
/// <param name="By">A user name, with <c>@unit</c> when it is not the first post; or the role of a machine.</param>
/// <param name="Collect">The command's JSON.</param>
/// <param name="Picture">What comes with it.</param>
internal sealed record DemoAppeal(
    string Key, int Ago, string By, JsonElement Collect, Contact? Contact = null, DemoPicture? Picture = null, IReadOnlyList<DemoStep>? Then = null);

/// <summary>A command on the appeal.</summary>
/// <param name="After">Working minutes after the step before.</param>
/// <param name="Verb">As in the catalogue of commands.</param>
/// <param name="With">The command's JSON.</param>
internal sealed record DemoStep(int After, string By, string Verb, JsonElement With);
