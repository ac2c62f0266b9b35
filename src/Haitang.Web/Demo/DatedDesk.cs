using Haitang.EventLog;
using Haitang.Web.Commands;
using Haitang.Web.Reactions;

namespace Haitang.Web.Demo;

/// <summary>Sends commands with times of the past; what follows from them follows at the same time, before the next one is sent.</summary>
public sealed class DatedDesk(CommandDesk desk, EventStore log, IEnumerable<IAsyncFold> folds)
{
    private readonly ReactionRunner[] _reactions = [.. folds.OfType<ReactionRunner>()];

    /// <param name="sent">With <see cref="SentCommand.At"/>, not before the log's last event.</param>
    /// <exception cref="InvalidOperationException">The desk did not accept it: data of the past are no place for a refusal.</exception>
    public Task SendAsync(SentCommand sent, CancellationToken cancel) => SendAsync(sent, s => desk.SendAsync(s, cancel), cancel);

    /// <param name="send">A way to the desk that puts something beside the command.</param>
    public async Task SendAsync(SentCommand sent, Func<SentCommand, Task<CommandAnswer>> send, CancellationToken cancel)
    {
        var answer = await send(sent);
        if (answer is not CommandAnswer.Done done)
        {
            var why = answer is CommandAnswer.Refused refused ? string.Join(", ", refused.Reasons.Select(r => $"{r.Field} {r.Code}".Trim())) : answer.GetType().Name;
            throw new InvalidOperationException($"{sent.Command.GetType().Name} at {sent.At:O} was not accepted: {why}");
        }

        await FollowAsync(done, sent.At!.Value, cancel);
    }

    private async Task FollowAsync(CommandAnswer.Done done, DateTimeOffset at, CancellationToken cancel)
    {
        var body = done.Read();
        foreach (var recorded in await log.FetchStreamAsync(
            done.Stream, toVersion: body.Version, fromVersion: body.Version - body.Events.Count + 1, ct: cancel))
        {
            foreach (var reaction in _reactions)
            {
                foreach (var followed in await reaction.AnswerAsync(recorded, at, cancel)) await FollowAsync(followed, at, cancel);
            }
        }
    }
}
