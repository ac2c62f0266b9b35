namespace Haitang.Bench;

/// <summary>A line of the table.</summary>
/// <param name="Goal">What the ratio is to be, at least or at most; null: only to be known.</param>
/// <param name="Ratio">Ours to bare.</param>
/// <param name="Unit">Of both sides: <c>/s</c> (more is better), <c>KB</c> or <c>ms</c> (less is better).</param>
/// <param name="Taken">How the rounds of a rate went; null where something else was measured.</param>
internal sealed record Result(string What, string With, double? Goal, double Ratio, double Ours, double Bare, string Unit, RoundsTaken? Taken = null)
{
    public const string Head = """
        | what | with | ratio | goal | ours | bare | | p50 ms | p99 ms | p99/p50 (bare) | CPU µs (bare) |
        |---|---|---|---|---|---|---|---|---|---|---|
        """;

    /// <param name="goal">At most.</param>
    /// <param name="ours">Bytes.</param>
    /// <param name="bare">Bytes.</param>
    public static Result OfSize(string what, double? goal, long ours, long bare) =>
        new(what, "", goal, (double)ours / bare, ours / 1024d, bare / 1024d, "KB");

    public override string ToString() =>
        FormattableString.Invariant($"| {What} | {With} | {Ratio:0.00} | {GoalWords} | {Ours:0} | {Bare:0} | {Unit} | {Taken?.ToString() ?? "| | |"} |");

    private string GoalWords => Goal is { } goal ? FormattableString.Invariant($"{(Unit is "/s" ? "≥" : "≤")} {goal:0.00}") : "";
}

/// <summary>Medians of the rounds of a rate.</summary>
/// <param name="P50">Milliseconds of ours.</param>
/// <param name="P99">Milliseconds of ours.</param>
/// <param name="Spread">p99 to p50 of ours.</param>
/// <param name="BareSpread">p99 to p50 of the bare side.</param>
/// <param name="Cpu">Microseconds of processor a time.</param>
/// <param name="BareCpu">The same of the bare side.</param>
internal sealed record RoundsTaken(double P50, double P99, double Spread, double BareSpread, double Cpu, double BareCpu)
{
    public override string ToString() =>
        FormattableString.Invariant($"{P50:0.00} | {P99:0.00} | {Spread:0.0} ({BareSpread:0.0}) | {Cpu:0} ({BareCpu:0})");
}
