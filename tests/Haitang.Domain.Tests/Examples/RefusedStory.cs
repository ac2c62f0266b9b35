using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tests.Examples;

/// <summary>A refusal: what stands, who sends what, and the only reason that it is refused for.</summary>
internal sealed record RefusedStory(string Name, Type Command, string Code, string? Field, Func<Decision> Decide)
{
    public static RefusedStory Of<TState>(
        string name, TState state, ICommand<TState> command, string code, string? field = null, Actor? by = null, DateTimeOffset? now = null)
        where TState : class, IStreamState<TState> =>
        new(name, command.GetType(), code, field, () => Play.Given(state).When(command, now, by ?? People.Officer).Decision);

    public static RefusedStory Of<TState>(
        string name, TState state, ICommandOnTwo<TState> command, TState other, string code, string? field = null, Actor? by = null)
        where TState : class, IStreamState<TState> =>
        new(name, command.GetType(), code, field, () => Play.Given(state).When(command, other, null, by ?? People.Officer).Decision);

    /// <summary>An empty text and one that is too long.</summary>
    public static IEnumerable<RefusedStory> Texts<TState>(TState state, string field, int most, Func<string, ICommand<TState>> command, Actor? by = null)
        where TState : class, IStreamState<TState> =>
    [
        Of($"{field} is empty", state, command(" "), "input.required", field, by),
        Of($"{field} is too long", state, command(new string('长', most + 1)), "input.too_long", field, by),
    ];

    public override string ToString() => $"{Command.Name}: {Name}";
}
