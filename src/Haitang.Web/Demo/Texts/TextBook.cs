namespace Haitang.Web.Demo.Texts;

/// <summary>Everything that is said in the demonstration city.</summary>
internal sealed class TextBook
{
    private static readonly string[] Files = ["SR", "ZF", "JC", "AQ", "SD", "MS", "ST", "QY", "LD", "SC", "NC", "ZW"];

    /// <summary>The category tree.</summary>
    public IReadOnlyList<MatterGroup> Groups { get; } = [.. Files.Select(file => DemoFile.Read<MatterGroup>($"Texts.{file}"))];

    public Sayings Sayings { get; } = DemoFile.Read<Sayings>("Texts.sayings");

    public IReadOnlyList<Matter> Matters => field ??= [.. Groups.SelectMany(g => g.Below).SelectMany(b => b.Below)];

    public Matter Matter(string code) => Matters.First(m => m.Code == code);
}

/// <summary>Turns of phrase that do not depend on the matter.</summary>
/// <param name="Slots">What stands for a word in braces, wherever nothing else is known for it.</param>
/// <param name="Openers">By channel.</param>
/// <param name="Escalate">By the kind of unit that hands it up.</param>
/// <param name="Comments">By satisfaction.</param>
/// <param name="Answers">By outcome.</param>
/// <param name="Results">By outcome.</param>
/// <param name="Declines">By reason.</param>
internal sealed record Sayings(
    IReadOnlyDictionary<string, string[]> Slots, IReadOnlyDictionary<string, string[]> Openers, string[] Closers, string[] Supplements,
    IReadOnlyDictionary<string, string[]> Escalate, IReadOnlyDictionary<string, string[]> Settled, IReadOnlyDictionary<string, string[]> Progress,
    string[] MessagesPublic, string[] MessagesInternal, string[] ReturnReasons, string[] ReturnRefused, string[] WithdrawReasons,
    string[] ExtensionReasons, string[] ExtensionRefused, string[] SuspensionRefused, string[] SendBackReasons, string[] Supervise,
    string[] Watch, string[] Separate, string[] ReopenReasons, string[] ReopenCentre, string[] ExclusionReasons, string[] ExclusionRefused,
    IReadOnlyDictionary<string, string[]> Comments, IReadOnlyDictionary<string, string[]> Answers, IReadOnlyDictionary<string, string[]> Results,
    IReadOnlyDictionary<string, string[]> Declines, string[] FamilyNames, string[] GivenNames);
