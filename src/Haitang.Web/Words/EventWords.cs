using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Projections.Timelines;

namespace Haitang.Web.Words;

/// <summary>An event of a history as a sentence in the reader's language; free texts are opened with the case's key, for this sentence only.</summary>
public static class EventWords
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <param name="key">Null when the case is forgotten: the sentence says that the text was deleted.</param>
    /// <param name="nameOf">What an id in the event is called: accounts, which have no name in the log.</param>
    public static string Say(HistoryEntry entry, CaseKey? key, Audience audience, Func<Guid, string>? nameOf = null) =>
        Events.Say(entry.Type, audience, Arguments(entry.Event, key, nameOf));

    private static (string Name, object? Value)[] Arguments(IEvent happened, CaseKey? key, Func<Guid, string>? nameOf) =>
    [
        .. Properties.GetOrAdd(happened.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), Value(p.GetValue(happened), key, nameOf))),
    ];

    private static object? Value(object? value, CaseKey? key, Func<Guid, string>? nameOf) => value switch
    {
        FreeText text => key is null ? text : FreeText.OfClear(key.Open(text)),
        Named named => Language.Name(named.Name, named.NameEn, System.Globalization.CultureInfo.CurrentUICulture),
        Place place => place.Street,
        Guid id => nameOf is null ? Screens.Say("words.somebody") : nameOf(id),
        _ => value,
    };
}
