using Haitang.Domain.Organisation;

namespace Haitang.Domain.Decisions;

/// <summary>What somebody wants to happen. Sent through the command desk, never applied directly.</summary>
public interface ICommand;

/// <summary>A command on one existing stream.</summary>
public interface ICommand<in TState> : ICommand where TState : class, IStreamState
{
    /// <summary>Decides from the stream's state and the given facts alone. Reads no clock, no chance, no database.</summary>
    Decision Decide(TState state, Facts facts);
}

/// <summary>A command that acts on two existing streams of the same kind: the one it is sent to and one more.</summary>
public interface ICommandOnTwo<in TState> : ICommandOnTwo where TState : class, IStreamState
{
    /// <summary>The second stream: one that the command names, or one that the state knows. Empty where there is none.</summary>
    Guid OtherOf(TState state);

    /// <summary>Decides from both states; the decision's <see cref="Decision.Accepted.OtherEvents"/> go to the other stream.</summary>
    Decision Decide(TState state, TState other, Facts facts);
}

/// <summary><see cref="ICommandOnTwo{TState}"/> without its type.</summary>
public interface ICommandOnTwo : ICommand;

/// <summary>A command that begins a stream. Authorised by the unit that it names.</summary>
public interface IStartingCommand<in TState> : ICommand<TState>, IStartingCommand where TState : class, IStreamState;

/// <summary><see cref="IStartingCommand{TState}"/> as authorisation sees it.</summary>
public interface IStartingCommand : ICommand
{
    /// <summary>The unit in whose name the stream begins: a uuid or a code.</summary>
    Ref StartingUnit { get; }
}

/// <summary>Declares that the command needs one more fact, so that the load query fetches it.</summary>
/// <typeparam name="TFact">For example <see cref="CaseNumber"/>.</typeparam>
public interface INeeds<TFact> where TFact : notnull;
