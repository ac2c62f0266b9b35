using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Haitang.Bench.Circuits;

/// <summary>The document around <see cref="BareRows"/>, and nothing else.</summary>
public sealed class BarePage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><base href=\"/\"><title>Bare</title></head>");
        builder.OpenElement(1, "body");
        builder.OpenComponent<BareRows>(2);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
        builder.AddMarkupContent(3, "<script src=\"_framework/blazor.web.js\"></script>");
        builder.CloseElement();
    }
}

/// <summary>Fifty rows of five cells: the least that a list in a circuit can be.</summary>
[Route("/")]
public sealed class BareRows : ComponentBase
{
    private bool _interactive;

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _interactive = true;
        StateHasChanged();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "table");
        if (_interactive) builder.AddAttribute(1, "data-interactive");
        for (var row = 0; row < 50; row++)
        {
            builder.OpenElement(2, "tr");
            builder.SetKey(row);
            for (var cell = 0; cell < 5; cell++)
            {
                builder.OpenElement(3, "td");
                builder.AddContent(4, $"{row} {cell}");
                builder.CloseElement();
            }

            builder.CloseElement();
        }

        builder.CloseElement();
    }
}
