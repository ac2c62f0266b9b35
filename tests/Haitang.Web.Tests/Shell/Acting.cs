using Bunit;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Tests.Shell;

/// <summary>
/// What a person does to a page. The element is found and acted on in one turn of the renderer: what is drawn again in between
/// takes the element that was found, and its handler, away.
/// </summary>
public static class Acting
{
    public static Task TypeAsync<TPage>(this IRenderedComponent<TPage> page, string selector, string text) where TPage : IComponent =>
        page.ActAsync(p => p.Find(selector).InputAsync(new() { Value = text }));

    public static Task ChooseAsync<TPage>(this IRenderedComponent<TPage> page, string selector, string value) where TPage : IComponent =>
        page.ActAsync(p => p.Find(selector).ChangeAsync(new() { Value = value }));

    public static Task ClickAsync<TPage>(this IRenderedComponent<TPage> page, string selector) where TPage : IComponent =>
        page.ActAsync(p => p.Find(selector).ClickAsync(new()));

    /// <param name="selector">The form, or something in it.</param>
    public static Task SubmitAsync<TPage>(this IRenderedComponent<TPage> page, string selector) where TPage : IComponent =>
        page.ActAsync(p => p.Find(selector).Closest("form")!.SubmitAsync());

    public static Task ActAsync<TPage>(this IRenderedComponent<TPage> page, Func<IRenderedComponent<TPage>, Task> act) where TPage : IComponent =>
        page.InvokeAsync(() => act(page));
}
