namespace Haitang.Bench;

/// <summary>A line of the table: medians of the rounds.</summary>
/// <param name="Ratio">Ours to bare.</param>
/// <param name="Ours">A second.</param>
/// <param name="Bare">A second.</param>
/// <param name="P50">Milliseconds of ours.</param>
/// <param name="P99">Milliseconds of ours.</param>
/// <param name="Spread">p99 to p50 of ours.</param>
/// <param name="BareSpread">p99 to p50 of the bare side.</param>
/// <param name="Cpu">Microseconds of processor a time.</param>
/// <param name="BareCpu">The same of the bare side.</param>
internal sealed record Result(
    string What, string With, double Goal, double Ratio, double Ours, double Bare, double P50, double P99, double Spread, double BareSpread,
    double Cpu, double BareCpu)
{
    public const string Head = """
        | what | with | ratio | goal | a second | bare | p50 ms | p99 ms | p99/p50 (bare) | CPU µs (bare) |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    public override string ToString() => FormattableString.Invariant(
        $"| {What} | {With} | {Ratio:0.00} | {Goal:0.00} | {Ours:0} | {Bare:0} | {P50:0.00} | {P99:0.00} | {Spread:0.0} ({BareSpread:0.0}) | {Cpu:0} ({BareCpu:0}) |");
}
