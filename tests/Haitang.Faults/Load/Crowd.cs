using Haitang.Faults.Ground;
using Haitang.Web.Tests.City;

namespace Haitang.Faults.Load;

/// <summary>The people of a city at work, all at once, until they are sent home.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int EachPerson = 2;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _working;

    /// <param name="node">Where a client finds the city, asked anew with each request.</param>
    public Crowd(FaultCity city, Func<int, Node> node) => _working = Task.WhenAll(
        city.People.SelectMany((person, p) => Enumerable.Range(0, EachPerson).Select(n => p * EachPerson + n).Select(seed => Task.Run(
            () => new Client(person, () => node(seed), [.. city.Cases.Where(c => c.Concerns(person))], Notes, seed).WorkAsync(_over.Token, _gone.Token)))));

    public Crowd(FaultCity city, Node node) : this(city, _ => node)
    {
    }

    public Notes Notes { get; } = new();

    /// <summary>Work goes on: so many more commands are acknowledged.</summary>
    public Task AcknowledgesAsync(int more)
    {
        var before = Notes.Ok.Count;
        return Wait.UntilAsync(() => Notes.Ok.Count >= before + more, Soon);
    }

    /// <summary>Returns when nobody waits for an answer any more.</summary>
    public async Task<Notes> GoHomeAsync()
    {
        await _over.CancelAsync();
        try
        {
            await _working.WaitAsync(Soon);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Somebody still waits for an answer after {Soon.TotalSeconds:0} s. {Notes}; the last: {string.Join("; ", Notes.Unknown.Values.TakeLast(3))}", late);
        }

        return Notes;
    }

    /// <summary>Whoever still waits for an answer gives it up: the node that he asks may stand still, and is ended only after this.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _gone.CancelAsync();
        await _working;
        _over.Dispose();
        _gone.Dispose();
    }
}
