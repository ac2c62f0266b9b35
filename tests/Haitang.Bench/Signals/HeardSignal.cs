using System.Globalization;

namespace Haitang.Bench.Signals;

/// <summary>What the hearing process says: that it heard a ping, or saw a row, and when. Both processes read the machine's one monotonic clock.</summary>
/// <param name="What">A ping's number, or a stream and its version.</param>
internal sealed record HeardSignal(string What, long At)
{
    public static string Of(Guid stream, long version) => FormattableString.Invariant($"{stream}/{version}");

    public static HeardSignal Read(string line) => line.Split(' ') is [var what, var at] ? new(what, long.Parse(at, CultureInfo.InvariantCulture)) : throw new FormatException(line);

    public string Write() => FormattableString.Invariant($"{What} {At}");
}
