using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tests.Tables;

/// <summary>The commands of a stream, found in the code.</summary>
internal static class StreamCommands
{
    public static IReadOnlyList<Type> Of<TState>() where TState : class, IStreamState =>
    [
        .. typeof(ICommand).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && (t.IsAssignableTo(typeof(ICommand<TState>)) || t.IsAssignableTo(typeof(ICommandOnTwo<TState>))))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];
}
