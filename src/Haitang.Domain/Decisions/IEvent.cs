namespace Haitang.Domain.Decisions;

/// <summary>A fact in the past tense. Who and when stand in the envelope, never here.</summary>
public interface IEvent;

/// <summary>A fact of one kind of stream: <typeparamref name="TState"/> names the stream that it belongs to.</summary>
public interface IEvent<TState> : IEvent where TState : class, IStreamState<TState>;
