using Haitang.Domain.Decisions;

namespace Haitang.Web.Commands;

/// <summary>What the desk says to a command.</summary>
public abstract record CommandAnswer
{
    /// <summary>It happened.</summary>
    /// <param name="Body">The answer as JSON, byte for byte the same for a repeat.</param>
    /// <param name="Repeated">It had happened before: this is the first answer again.</param>
    public sealed record Done(Guid Stream, byte[] Body, bool Repeated) : CommandAnswer
    {
        /// <summary>What was written, stream by stream; empty for a repeat.</summary>
        internal IReadOnlyList<WrittenStream> Written { get; init; } = [];

        public AnswerBody Read() => AnswerBody.Read(Body);
    }

    /// <summary>A rule or the input is against it; nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : CommandAnswer;

    /// <summary>The stream has moved on since the sender looked.</summary>
    public sealed record Stale(long CurrentVersion) : CommandAnswer;

    /// <summary>Not there, or not yours: the same answer.</summary>
    public sealed record NotFound : CommandAnswer;

    /// <summary>The role never has this verb.</summary>
    public sealed record Forbidden : CommandAnswer;

    /// <summary>The account is disabled, expired, or does not hold the post any more.</summary>
    public sealed record NotLive : CommandAnswer;

    /// <summary>The id was used for another command.</summary>
    public sealed record KeyReused : CommandAnswer;

    /// <summary>Too many wrote the same stream at once; try again.</summary>
    public sealed record Busy : CommandAnswer;
}

/// <summary>What a command has written to one stream: whoever loads the past goes on from here without reading it back.</summary>
/// <param name="Version">After the last of the events.</param>
internal sealed record WrittenStream(Guid Id, IStreamState After, long Version, IReadOnlyList<WrittenEvent> Events);

/// <summary>An event with the id that it has in the log.</summary>
internal sealed record WrittenEvent(Guid Id, IEvent Event);
