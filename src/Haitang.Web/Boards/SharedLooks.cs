namespace Haitang.Web.Boards;

/// <summary>
/// Asks the database once for all screens that want to know the same. A look that has begun may miss what an asker has just
/// heard of, so whoever comes while one is under way gets the next one, with all who came meanwhile.
/// </summary>
/// <param name="pause">Between two looks at the same.</param>
public sealed class SharedLooks<TKey, TFound>(TimeProvider clock, TimeSpan pause, Func<TKey, Task<TFound>> look) where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Waiting> _waiting = [];

    /// <summary>Found by a look that begins after this call.</summary>
    public Task<TFound> AskAsync(TKey key)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(key, out var waiting)) return (waiting.Next ??= New()).Task;
            _waiting[key] = waiting = new();
            var first = New();
            _ = LookAsync(key, waiting, first);
            return first.Task;
        }
    }

    private async Task LookAsync(TKey key, Waiting waiting, TaskCompletionSource<TFound> asked)
    {
        for (var next = asked; next is not null; next = Next(key, waiting))
        {
            try
            {
                next.SetResult(await look(key));
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to those who asked.
            catch (Exception e)
#pragma warning restore CA1031
            {
                next.SetException(e);
            }

            await Task.Delay(pause, clock);
        }
    }

    private TaskCompletionSource<TFound>? Next(TKey key, Waiting waiting)
    {
        lock (_gate)
        {
            (var next, waiting.Next) = (waiting.Next, null);
            if (next is null) _waiting.Remove(key);
            return next;
        }
    }

    private static TaskCompletionSource<TFound> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Waiting
    {
        public TaskCompletionSource<TFound>? Next { get; set; }
    }
}
