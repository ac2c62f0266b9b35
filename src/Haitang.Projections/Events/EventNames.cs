using System.Collections.Frozen;
using System.Text.Json;
using Haitang.Domain.Decisions;

namespace Haitang.Projections.Events;

/// <summary>The written name of every event and stream type: snake_case of the record's name, frozen by golden files.</summary>
public static class EventNames
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(IEvent).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEvent)))
        .ToFrozenDictionary(NameOf);

    private static readonly FrozenDictionary<Type, string> Names = ByName.ToFrozenDictionary(p => p.Value, p => p.Key);

    public static IReadOnlyCollection<Type> Types => ByName.Values;

    public static string Of(IEvent happened) => Names[happened.GetType()];

    /// <summary>For example <c>appeal</c> for the stream whose state is Appeal.</summary>
    public static string OfStream<TState>() where TState : class, IStreamState<TState> => StreamName<TState>.Value;

    /// <summary>The state type of the stream that the event belongs to.</summary>
    public static Type StateOf(IEvent happened) => happened.GetType().GetInterfaces()
        .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEvent<>)).GenericTypeArguments[0];

    /// <summary>Whether the event of this name belongs to streams with this state.</summary>
    public static bool IsOf<TState>(string name) where TState : class, IStreamState<TState> =>
        ByName.TryGetValue(name, out var type) && type.IsAssignableTo(typeof(IEvent<TState>));

    public static Type TypeOf(string name) =>
        ByName.TryGetValue(name, out var type) ? type : throw new UnknownEventException(name);

    public static bool IsKnown(string name) => ByName.ContainsKey(name);

    /// <summary>The written name of an event type.</summary>
    public static string NameOf(Type type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);

    private static class StreamName<TState>
    {
        public static readonly string Value = NameOf(typeof(TState));
    }
}

/// <summary>The log holds an event that this program version does not know: a newer one wrote it.</summary>
public sealed class UnknownEventException(string name) : Exception($"No event is called '{name}' in this version of the program.");
