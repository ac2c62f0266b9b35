using System.Diagnostics;
using Npgsql;
using static Haitang.EventLog.Tests.Given;

namespace Haitang.EventLog.Tests;

/// <summary>A rebuild that cannot have its locks, because somebody reads the table for long or a vacuum is at it.</summary>
public sealed class RebuildBesideLocksTests : IAsyncLifetime
{
    private readonly TestLog _log = new();

    public ValueTask InitializeAsync() => _log.InitializeAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData("haitang.tallies", "access share")]
    [InlineData("haitang.tallies", "share update exclusive")]
    [InlineData("haitang.mt_streams", "share update exclusive")]
    public async Task appends_go_on_while_it_cannot_put_its_rows_in_place(string table, string mode)
    {
        using var enough = new CancellationTokenSource();
        var appending = LongestAppendAsync(enough.Token);
        var fold = new PatientFold();
        await using var connection = await _log.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"lock table {table} in {mode} mode", connection)) await hold.ExecuteNonQueryAsync();
        var rebuild = new Rebuild(_log.Database).RunAsync(fold);
        await Until.HoldsAsync(() => Task.FromResult(fold.GaveWay >= 2 || rebuild.IsCompleted));
        Assert.False(rebuild.IsCompleted);
        await transaction.CommitAsync();
        await rebuild;
        await enough.CancelAsync();
        Assert.InRange(await appending, TimeSpan.Zero, TimeSpan.FromSeconds(1.2));
        Assert.True(await _log.AskAsync<bool>("select count(*) > 10 from haitang.tallies"));
    }

    private async Task<TimeSpan> LongestAppendAsync(CancellationToken enough)
    {
        var longest = TimeSpan.Zero;
        while (!enough.IsCancellationRequested)
        {
            var since = Stopwatch.GetTimestamp();
            await _log.Store.AppendAsync(Append(Guid.NewGuid(), Expected.New, "one"), CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(since);
            if (took > longest) longest = took;
        }

        return longest;
    }

    /// <summary>Counts how often it had to begin its last step again.</summary>
    private sealed class PatientFold : IAsyncFold
    {
        private readonly TallyFold _tally = new();
        private int _begun;

        public int GaveWay => Volatile.Read(ref _begun) - 1;

        public string Name => _tally.Name;

        public IReadOnlyList<string> Tables => _tally.Tables;

        public bool Inline => true;

        public void Forget() => Interlocked.Increment(ref _begun);

        public Task ApplyAsync(IReadOnlyList<RecordedEvent> events, FoldBatch into, CancellationToken ct) => _tally.ApplyAsync(events, into, ct);
    }
}
