namespace Haitang.Web.Desks;

/// <summary>The figures of a desk, for one circuit: the navigation keeps them, tabs show them too.</summary>
public sealed class DeskCounts
{
    public event EventHandler? Changed;

    public DeskFigures Now { get; private set; } = DeskFigures.Empty;

    /// <summary>Totals that are still behind come later: until then the last known ones stand.</summary>
    public void Set(DeskFigures figures)
    {
        Now = figures.InStep ? figures : figures with { Of = Now.Of.Concat(figures.Of).GroupBy(f => f.Key).ToDictionary(f => f.Key, f => f.Last().Value) };
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
