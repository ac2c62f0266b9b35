using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>A process that need not be our child, told apart from a later one with the same number by its start time.</summary>
internal readonly record struct RunningProcess(int Id, string StartedAt)
{
    public bool IsAlive => Find(Id) == this;

    public static RunningProcess? Find(int id)
    {
        try
        {
            // "4711 (name) S …": the name may hold spaces and brackets; the start time is the 20th field after it.
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new(id, fields[19]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static IReadOnlyList<string> CommandLineOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static IEnumerable<int> AllIds() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    /// <summary>Waits until the process has ended; false when it has not within the time.</summary>
    public async Task<bool> HasEndedAsync(TimeSpan within, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(within);
        try
        {
            await EndAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends when the process has ended.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (IsAlive)
            await timer.WaitForNextTickAsync(cancel);
    }
}
