using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;

namespace Haitang.Web.Commands;

/// <summary>The one list of commands: name, record, stream. Endpoints, OpenAPI, the permission test and the tables in docs/ are made from it.</summary>
public static partial class CommandCatalogue
{
    private static readonly FrozenDictionary<Type, CommandDefinition> ByType = All().ToFrozenDictionary(d => d.Command);

    public static IReadOnlyCollection<CommandDefinition> Definitions => ByType.Values;

    public static CommandDefinition Of(Type command) => ByType[command];

    private static IEnumerable<CommandDefinition> All() => [.. Appeals(), .. Organisation(), .. Deadlines()];

    private static IEnumerable<CommandDefinition> Appeals() =>
    [
        Starts<CollectAppeal, Appeal>("start"),
        On<ClassifyAppeal, Appeal>("classify"),
        On<EscalateAppeal, Appeal>("escalate"),
        On<SettleAppealOnSpot, Appeal>("settle-on-spot"),
    ];

    private static CommandDefinition Starts<TCommand, TState>(string verb)
        where TCommand : IStartingCommand<TState> where TState : class, IStreamState<TState> =>
        new(verb, typeof(TCommand), typeof(TState), Starts: true, NeedsNumber<TCommand>());

    private static CommandDefinition On<TCommand, TState>(string verb)
        where TCommand : ICommand<TState> where TState : class, IStreamState<TState> =>
        new(verb, typeof(TCommand), typeof(TState), Starts: false, NeedsNumber<TCommand>());

    private static bool NeedsNumber<TCommand>() => typeof(TCommand).IsAssignableTo(typeof(INeeds<CaseNumber>));
}

/// <summary>A line of the catalogue.</summary>
/// <param name="Verb">As in addresses: <c>settle-on-spot</c>; <c>start</c> begins a stream.</param>
public sealed record CommandDefinition(string Verb, Type Command, Type State, bool Starts, bool NeedsNumber);
