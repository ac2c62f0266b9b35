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
        foreach (var recorded in events)
        {
            var context = new EventContext(recorded.Id, recorded.StreamId, recorded.Version, recorded.RecordedAt);
            var ordinal = 0;
            foreach (var follows in reaction.React(EventCodec.Read(recorded), context))
                await SendAsync(follows, context, ordinal++, recorded, ct);
        }
    }

    private async Task SendAsync(ReactionCommand follows, EventContext context, int ordinal, RecordedEvent recorded, CancellationToken ct)
    {
        var answer = await desk.SendAsync(
            new SentCommand(context.CommandId(reaction, ordinal), Actor.System, follows.Command)
            {
                Stream = follows.Stream == Guid.Empty ? null : follows.Stream,
                Request = recorded.CorrelationId,
                Causation = recorded.Id,
            },
            ct);
        if (answer is CommandAnswer.Done) return;
        if (answer is CommandAnswer.Refused refused && refused.Reasons.All(r => reaction.Harmless.Contains(r.Code))) return;
        throw new InvalidOperationException(
            $"{reaction.Name} could not send {follows.Command.GetType().Name} for event {recorded.Id}: {answer.GetType().Name}"
            + (answer is CommandAnswer.Refused no ? $" {string.Join(", ", no.Reasons.Select(r => r.Code))}" : ""));
    }
}
