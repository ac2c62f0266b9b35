using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Haitang.Web.Demo.Lives;

/// <summary>
/// Draws that stay the same for ever: PCG-XSH-RR 64/32, begun by a seed and a name. The framework's generator may change with a
/// version of it, and its logarithms with a machine: here is nothing but whole numbers, additions and products.
/// </summary>
internal sealed class Chance
{
    private const ulong Multiplier = 6_364_136_223_846_793_005;
    private const double Span = 1.0 / (1L << 32);
    private readonly ulong _increment;
    private ulong _state;

    /// <param name="name">Whose chance: each has its own, so that nobody's draws shift those of others.</param>
    public Chance(long seed, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{name}")), hash);
        _increment = BinaryPrimitives.ReadUInt64BigEndian(hash) | 1;
        _state = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        Next();
    }

    public uint Next()
    {
        var old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>0 up to one below the bound.</summary>
    public int Below(int bound) => (int)(((ulong)Next() * (ulong)bound) >> 32);

    /// <summary>0 up to below 1.</summary>
    public double Part() => Next() * Span;

    /// <summary>0 up to below 1, rather in the middle.</summary>
    public double Middling() => (Part() + Part()) / 2;

    /// <summary>0 up to below 1, rather small.</summary>
    public double Small() => Part() * Part();

    public bool Comes(double probability) => Part() < probability;

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    public char One(string of) => of[Below(of.Length)];

    /// <summary>One of them, the heavier the more often.</summary>
    public T One<T>(IReadOnlyList<T> of, Func<T, double> weight)
    {
        var left = Part() * of.Sum(weight);
        foreach (var one in of)
        {
            left -= weight(one);
            if (left < 0) return one;
        }

        return of[^1];
    }

    /// <summary>Whole seconds, rather few.</summary>
    public TimeSpan Soon(double fromMinutes, double toMinutes) => Minutes(fromMinutes + ((toMinutes - fromMinutes) * Small()));

    /// <summary>Whole seconds.</summary>
    public TimeSpan Within(double fromMinutes, double toMinutes) => Minutes(fromMinutes + ((toMinutes - fromMinutes) * Part()));

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromSeconds((long)(minutes * 60));
}
