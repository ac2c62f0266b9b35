using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Haitang.EventLog;
using Haitang.Web.Identity;

namespace Haitang.Web.Live;

/// <summary>
/// A query that programs follow as server-sent events: its answer at once, and again whenever it has become another one. Ends
/// when the account may not ask any more, which is checked every half minute.
/// </summary>
public sealed class LiveStream(LiveFeed feed, AccountLiveness liveness, TimeProvider time)
{
    /// <summary>Not more often than screens look.</summary>
    private static readonly TimeSpan Pause = Throttle.Pause;

    /// <summary>Signals are hints: one that was missed is made up for.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(2);

    /// <param name="type">The name of the events.</param>
    /// <param name="look">Asks, within the scope of the asker.</param>
    /// <param name="mark">What tells one answer from another.</param>
    /// <param name="isBehind">Whether the last answer lacks something that is on its way, so that another look is due without any news.</param>
    public async IAsyncEnumerable<SseItem<TAnswer>> FollowAsync<TAnswer, TMark>(
        string type, ClaimsPrincipal asker, Func<CancellationToken, Task<TAnswer>> look, Func<TAnswer, TMark> mark,
        Func<bool>? isBehind = null, [EnumeratorCancellation] CancellationToken cancel = default)
        where TAnswer : class where TMark : IEquatable<TMark>
    {
        using var wakeup = new Wakeup();
        using var news = feed.Subscribe(_ => wakeup.Poke());
        var (checkedAt, last) = (time.GetTimestamp(), default(TMark));
        while (true)
        {
            if (time.GetElapsedTime(checkedAt) >= AccountLiveness.Trusted)
            {
                if (!await liveness.HoldsNowAsync(asker, cancel)) yield break;
                checkedAt = time.GetTimestamp();
            }

            var answer = await look(cancel);
            if (mark(answer) is var now && !now.Equals(last))
            {
                last = now;
                yield return new(answer, type);
            }

            await Task.Delay(Pause, time, cancel);
            if (isBehind?.Invoke() is not true) await wakeup.WaitAsync(MostWait, cancel);
        }
    }
}
