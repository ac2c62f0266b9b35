using System.Globalization;
using System.Text.Json;

namespace Haitang.Web.Words;

/// <summary>The words of pages, buttons and states.</summary>
public static class Screens
{
    public static WordList List { get; } = new(nameof(Screens));

    /// <summary>A text in the reader's language; pages import this method by name.</summary>
    public static string Say(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => List.Say(key, arguments);

    /// <summary>The word for a role, a state, a kind: key <c>grid-leader</c> under <c>role</c>.</summary>
    public static string Word(Enum member, CultureInfo? culture = null) => List.Find(KeyOf(member), culture) ?? KeyOf(member);

    /// <summary>The key of an enum's word, in the written form of the API.</summary>
    public static string KeyOf(Enum member) => $"{Kebab(member.GetType().Name)}.{Kebab(member.ToString())}";

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
