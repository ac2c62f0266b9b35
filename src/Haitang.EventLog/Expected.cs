using System.Runtime.InteropServices;

namespace Haitang.EventLog;

/// <summary>What must hold for an append to take place; otherwise it is a conflict and writes nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Expected
{
    private Expected(ExpectedKind kind, long version) => (Kind, Number) = (kind, version);

    internal ExpectedKind Kind { get; }

    internal long Number { get; }

    /// <summary>The stream does not exist yet.</summary>
    public static Expected New => default;

    /// <summary>The stream exists, at whatever version (a blind append).</summary>
    public static Expected Any => new(ExpectedKind.Any, 0);

    /// <summary>The stream stands at exactly this version; 0 is the same as <see cref="New"/>.</summary>
    public static Expected Version(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return version == 0 ? New : new(ExpectedKind.Exact, version);
    }
}

internal enum ExpectedKind
{
    New,
    Exact,
    Any,
}
