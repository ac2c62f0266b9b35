namespace Haitang.Web.Housekeeping;

/// <summary>Something that is cleared away by and by.</summary>
/// <param name="BiteAsync">Clears a bounded part and tells how many went; 0 when nothing is left.</param>
public sealed record Sweep(string Name, Func<CancellationToken, Task<int>> BiteAsync);
