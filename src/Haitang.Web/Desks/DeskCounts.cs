namespace Haitang.Web.Desks;

/// <summary>The figures of a desk, for one circuit: the navigation keeps them, tabs show them too.</summary>
public sealed class DeskCounts
{
    public event EventHandler? Changed;

    public DeskFigures Now { get; private set; } = DeskFigures.Empty;

    public void Set(DeskFigures figures)
    {
        Now = figures;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
