namespace Haitang.Domain.Decisions;

/// <summary>What a command decided: facts to record, or why not. Never an exception.</summary>
public abstract record Decision
{
    /// <summary>These facts happen, all or none.</summary>
    public sealed record Accepted(IReadOnlyList<IEvent> Events) : Decision
    {
        /// <summary>Streams that begin with this command, beside its own.</summary>
        public IReadOnlyList<StartedStream> Started { get; init; } = [];

        /// <summary>Facts for the second stream of a command on two.</summary>
        public IReadOnlyList<IEvent> OtherEvents { get; init; } = [];
    }

    /// <summary>Nothing happens, for these reasons: several when more than one field is wrong.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Decision;

    public static Decision Accept(params IReadOnlyList<IEvent> events) => new Accepted(events);

    public static Decision Refuse(string code, params IReadOnlyList<(string Name, object? Value)> arguments) =>
        new Refused([new Refusal(code, null, arguments)]);

    public static Decision RefuseField(string field, string code, params IReadOnlyList<(string Name, object? Value)> arguments) =>
        new Refused([new Refusal(code, field, arguments)]);
}

/// <summary>A stream that a command begins beside its own.</summary>
public sealed record StartedStream(Guid Id, IReadOnlyList<IEvent> Events);

/// <summary>Why not, as data: the screen words it in the reader's language.</summary>
/// <param name="Code">For example <c>appeal.not_collected</c>; every code has a sentence in Words/Refusals.resx.</param>
/// <param name="Field">The input that is wrong (camelCase), or null when a rule refuses.</param>
/// <param name="Arguments">Named values for the sentence.</param>
public sealed record Refusal(string Code, string? Field, IReadOnlyList<(string Name, object? Value)> Arguments);
