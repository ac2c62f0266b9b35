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
public sealed class ReactionRunner(IReaction reaction, CommandDesk desk) : IAsyncFold
{
    public string Name => "reaction:" + reaction.Name;

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
        var ordinal = 0;
        foreach (var follows in reaction.React(fact, context))
        {
            if (await SendAsync(follows, context, ordinal++, request, at, ct) is { } done) happened.Add(done);
        }

        return happened;
    }

    /// <summary>Null when there was nothing left to do.</summary>
    private async Task<CommandAnswer.Done?> SendAsync(
        ReactionCommand follows, EventContext context, int ordinal, string? request, DateTimeOffset? at, CancellationToken ct)
    {
        var answer = await desk.SendAsync(
            new SentCommand(context.CommandId(reaction, ordinal), Actor.System, follows.Command)
            {
                Stream = follows.Stream == Guid.Empty ? null : follows.Stream,
                Request = request,
                Causation = context.EventId,
                At = at,
            },
            ct);
        if (answer is CommandAnswer.Done done) return done;
        if (answer is CommandAnswer.Refused refused && refused.Reasons.All(r => reaction.Harmless.Contains(r.Code))) return null;
        throw new InvalidOperationException(
            $"{reaction.Name} could not send {follows.Command.GetType().Name} for event {context.EventId}: {answer.GetType().Name}"
            + (answer is CommandAnswer.Refused no ? $" {string.Join(", ", no.Reasons.Select(r => r.Code))}" : ""));
    }
}
