using System.Text.RegularExpressions;
using Haitang.Domain.Decisions;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Words;

/// <summary>What the program can say has its words.</summary>
public sealed partial class VocabularyTests
{
    [Fact]
    public void every_refusal_code_of_the_domain_has_its_sentence()
    {
        var codes = Sources.Find("Haitang.Domain", CodeLiteral(), ".cs").Select(m => m.Groups["code"].Value).ToHashSet();
        Assert.Contains("appeal.not_to_classify", codes);
        Assert.Equal([], codes.Except(Refusals.List.All(Language.Chinese).Keys));
    }

    [Fact]
    public void every_problem_code_of_the_web_has_its_sentence()
    {
        var codes = Sources.Find("Haitang.Web", ProblemCode(), ".cs").Select(m => m.Groups["code"].Value).ToHashSet();
        Assert.Contains("command.key_reused", codes);
        // Keys of screen words look the same.
        Assert.Equal([], codes.Except(Screens.List.All(Language.Chinese).Keys).Except(Refusals.List.All(Language.Chinese).Keys));
    }

    /// <summary>A sentence that asks for more than its refusals give would show a dash.</summary>
    [Fact]
    public void no_refusal_leaves_an_argument_of_its_sentence_open()
    {
        var open = Sources.Find("Haitang.Domain", Refusing(), ".cs")
            .Select(m => (Code: m.Groups["code"].Value, Given: m.Groups["name"].Captures.Select(c => c.Value).ToHashSet()))
            .Where(refusal => Refusals.List.Find(refusal.Code) is { } text && !refusal.Given.IsSupersetOf(Sentence.ArgumentsOf(text)))
            .Select(refusal => refusal.Code);
        Assert.Equal([], open);
    }

    [Fact]
    public void every_event_type_has_a_sentence_for_staff_and_some_have_one_for_the_public()
    {
        var written = Events.List.All(Language.Chinese).Keys.ToHashSet();
        var internals = EventTypes().Select(type => Events.Key(Name(type), Audience.Internal)).ToList();
        Assert.NotEmpty(internals);
        Assert.Equal([], internals.Except(written));
        Assert.Equal([], written.Except(internals).Except(EventTypes().Select(type => Events.Key(Name(type), Audience.Public))));
    }

    [Fact]
    public void every_argument_of_an_events_sentence_is_a_property_of_the_event()
    {
        var unknown =
            from type in EventTypes()
            let properties = type.GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).ToHashSet()
            from language in Language.All
            from audience in Enum.GetValues<Audience>()
            from argument in Sentence.ArgumentsOf(Events.List.All(language).GetValueOrDefault(Events.Key(Name(type), audience), ""))
            where !properties.Contains(argument)
            select $"{type.Name}.{argument}";
        Assert.Equal([], unknown);
    }

    [Fact]
    public void every_role_kind_and_state_has_its_word()
    {
        var members = typeof(IEvent).Assembly.GetExportedTypes().Where(t => t.IsEnum).SelectMany(t => Enum.GetValues(t).Cast<Enum>());
        Assert.Equal([], members.Select(Screens.KeyOf).Except(Screens.List.All(Language.Chinese).Keys));
    }

    [Fact]
    public void every_text_that_a_page_asks_for_by_name_is_there()
    {
        var asked = Sources.Find("Haitang.Web", SaidKey(), ".razor", ".cs").Select(m => m.Groups["key"].Value).ToHashSet();
        Assert.Contains("brand", asked);
        Assert.Equal([], asked.Except(Screens.List.All(Language.Chinese).Keys));
    }

    private static IEnumerable<Type> EventTypes() =>
        typeof(IEvent).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IEvent)));

    /// <summary>AppealSettledOnSpot → appeal_settled_on_spot</summary>
    private static string Name(Type type) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);

    [GeneratedRegex("""
        "(?<code>[a-z]+\.[a-z][a-z_]+)"
        """, RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CodeLiteral();

    [GeneratedRegex("""
        (?:Problem\.Of|Refusal|\bnew|\bOf)\([^;"]*"(?<code>[a-z]+\.[a-z][a-z_]+)"
        """, RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ProblemCode();

    [GeneratedRegex("""
        (?:Refuse|RefuseField|Must)\([^;"]*(?:"[a-zA-Z]+",\s*)?"(?<code>[a-z]+\.[a-z][a-z_]+)"(?:,\s*\("(?<name>\w+)",[^;"]*?\))*
        """, RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Refusing();

    [GeneratedRegex("""
        (?:\bSay|Screens\.List\.Find)\("(?<key>[a-z][a-zA-Z0-9.-]*)"[,)]
        """, RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SaidKey();
}
