namespace Haitang.Web.Words;

/// <summary>One sentence per event type and audience. Who did it stands before the sentence, when beside it.</summary>
public static class Events
{
    public static WordList List { get; } = new(nameof(Events));

    /// <summary>What happened, in the reader's language.</summary>
    /// <param name="type">The written name: <c>appeal_collected</c>.</param>
    /// <param name="audience">Staff read more than the public.</param>
    /// <param name="arguments">The event's properties in camelCase; ids already replaced by what they name.</param>
    public static string Say(string type, Audience audience, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        List.Say(Key(type, audience), arguments);

    /// <summary>Whether the public hears of such events at all.</summary>
    public static bool HasPublic(string type) => List.Find(Key(type, Audience.Public)) is not null;

    public static string Key(string type, Audience audience) => $"{type}.{(audience is Audience.Public ? "public" : "internal")}";
}

/// <summary>For whom a sentence is.</summary>
public enum Audience
{
    Internal,
    Public,
}
