using Haitang.Domain.Decisions;
using Microsoft.Extensions.Caching.Memory;

namespace Haitang.Web.Commands;

/// <summary>
/// Streams as this node last saw or wrote them: a load brings only what is not held. The database decides whether what is held
/// still counts, by version and recorded time; another node, a restored database or a promoted standby need not tell anybody.
/// </summary>
internal sealed class HeldStates : IDisposable
{
    /// <summary>A state is a kilobyte or two.</summary>
    private const int Most = 10_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Most });

    public HeldState? Find(Guid stream) => _cache.Get<HeldState>(stream);

    /// <summary>The stream as it stood at this version, written at this time.</summary>
    public void Keep(Guid stream, long version, DateTimeOffset recordedAt, IStreamState state) =>
        _cache.Set(stream, new HeldState(version, recordedAt, state), new MemoryCacheEntryOptions { Size = 1 });

    public void Dispose() => _cache.Dispose();
}

/// <summary>A state in memory, made by the fold of this program.</summary>
internal sealed record HeldState(long Version, DateTimeOffset RecordedAt, IStreamState State);
