using Haitang.Domain.Reactions;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Reactions;

namespace Haitang.Web.Demo;

/// <summary>
/// Sends commands with times of the past. What follows from one follows at the same time, before the next one is sent; and the
/// clock strikes before each what has come due by then.
/// </summary>
internal sealed class DatedDesk(CommandDesk desk, IEnumerable<ReactionRunner> reactions, Happened happened)
{
    private readonly ReactionRunner[] _reactions = [.. reactions];
    private DateTimeOffset _now;

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

        _now = sent.At!.Value;
        await FollowAsync(done, sent.Request, _now, cancel);
    }

    /// <summary>Writes what has come due by a moment, each at its own; at once, what somebody's command made due in the past.</summary>
    public async Task StrikeAsync(DateTimeOffset by, string request, CancellationToken cancel)
    {
        while (happened.Due(by) is { } due) await SendAsync(DueStrikes.Of(due) with { At = due.At > _now ? due.At : _now, Request = request }, cancel);
    }

    private async Task FollowAsync(CommandAnswer.Done done, string? request, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var stream in done.Written) happened.Take(stream);
        foreach (var stream in done.Written)
        {
            var version = stream.Version - stream.Events.Count;
            foreach (var written in stream.Events)
            {
                var context = new EventContext(written.Id, stream.Id, ++version, at);
                foreach (var reaction in _reactions)
                {
                    foreach (var followed in await reaction.AnswerAsync(written.Event, context, request, at, cancel))
                        await FollowAsync(followed, request, at, cancel);
                }
            }
        }
    }
}
