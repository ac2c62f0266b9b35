using Haitang.Domain.Organisation;

namespace Haitang.Web.Boards;

/// <summary>Addresses around one board that keep its period.</summary>
public sealed record BoardAddress(UnitEntry Unit, string Period)
{
    public string Board(UnitEntry? unit = null) => $"board/{Uri.EscapeDataString((unit ?? Unit).Code)}{Query(null)}";

    /// <summary>The cases behind a figure.</summary>
    public string Behind(string figure, UnitEntry? unit = null, string? channel = null) =>
        $"board/{Uri.EscapeDataString((unit ?? Unit).Code)}/cases{Query(figure)}{(channel is null ? "" : "&channel=" + Uri.EscapeDataString(channel))}";

    private string Query(string? figure) =>
        figure is null ? Period == BoardPeriod.Usual ? "" : $"?period={Period}" : $"?figure={figure}&period={Period}";
}
