using Haitang.Domain.Decisions;
using Haitang.Domain.Reactions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Commands;

namespace Haitang.Web.Reactions;

/// <summary>
/// Runs one reaction over the settled log, through the desk like everybody else. Its commands have fixed ids, so that a batch
/// that is repeated after a crash does nothing twice.
/// </summary>
public sealed class ReactionRunner : IAsyncFold
{
    private readonly CommandDesk _desk;
    private readonly string _reaction;
    private readonly IReadOnlySet<string> _harmless;
    private readonly Func<IEvent, EventContext, CancellationToken, ValueTask<IReadOnlyList<(Guid Id, ReactionCommand Command)>>> _react;

    public ReactionRunner(IReaction reaction, CommandDesk desk)
    {
        (_desk, _reaction, _harmless) = (desk, reaction.Name, reaction.Harmless);
        _react = (happened, context, _) => ValueTask.FromResult<IReadOnlyList<(Guid, ReactionCommand)>>(
            [.. reaction.React(happened, context).Select((command, n) => (context.CommandId(reaction, n), command))]);
    }

    /// <summary>A query may find fewer streams when it is asked again: its ids are those of the streams, not of their order.</summary>
    public ReactionRunner(IQueriedReaction reaction, CommandDesk desk)
    {
        (_desk, _reaction, _harmless) = (desk, reaction.Name, reaction.Harmless);
        _react = async (happened, context, cancel) =>
            [.. (await reaction.ReactAsync(happened, context, cancel)).Select(c => (NameBasedId.Of(context.EventId, $"{reaction.Name}/{c.Stream:n}"), c))];
    }

    public string Name => "reaction:" + _reaction;

    /// <summary>It keeps no rows, and a rebuild never runs it.</summary>
    public IReadOnlyList<string> Tables => [];

    public async Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct)
    {
        // What follows from loaded events is loaded with them: here it would come with the time of now, between those of the past.
        foreach (var recorded in events.Where(e => !Envelopes.IsImported(e)))
        {
            var context = new EventContext(recorded.Id, recorded.StreamId, recorded.Version, recorded.RecordedAt);
            await AnswerAsync(EventCodec.Read(recorded), context, recorded.CorrelationId, at: null, ct);
        }
    }

    /// <summary>Sends what follows from one event.</summary>
    /// <param name="request">With which the event came.</param>
    /// <param name="at">The recorded time, when data of the past are loaded.</param>
    /// <returns>What happened by it.</returns>
    internal async Task<IReadOnlyList<CommandAnswer.Done>> AnswerAsync(
        IEvent fact, EventContext context, string? request, DateTimeOffset? at, CancellationToken ct)
    {
        var happened = new List<CommandAnswer.Done>();
        foreach (var (id, follows) in await _react(fact, context, ct))
        {
            if (await SendAsync(id, follows, context, request, at, ct) is { } done) happened.Add(done);
        }

        return happened;
    }

    /// <summary>Null when there was nothing left to do.</summary>
    private async Task<CommandAnswer.Done?> SendAsync(
        Guid id, ReactionCommand follows, EventContext context, string? request, DateTimeOffset? at, CancellationToken ct)
    {
        var answer = await _desk.SendAsync(
            new SentCommand(id, Actor.System, follows.Command)
            {
                Stream = follows.Stream == Guid.Empty ? null : follows.Stream,
                Request = request,
                Causation = context.EventId,
                At = at,
            },
            ct);
        if (answer is CommandAnswer.Done done) return done;
        if (answer is CommandAnswer.Refused refused && refused.Reasons.All(r => _harmless.Contains(r.Code))) return null;
        throw new InvalidOperationException(
            $"{_reaction} could not send {follows.Command.GetType().Name} for event {context.EventId}: {answer.GetType().Name}"
            + (answer is CommandAnswer.Refused no ? $" {string.Join(", ", no.Reasons.Select(r => r.Code))}" : ""));
    }
}
