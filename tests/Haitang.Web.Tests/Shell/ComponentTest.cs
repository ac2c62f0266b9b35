using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;
using Haitang.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Shell;

/// <summary>Renders components as a signed-in person would see them.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<Ticker>();
        Services.AddScoped<NavigationCounts>();
    }

    protected static Guid Unit { get; } = Guid.Parse("0193a1b2-0000-7000-8000-0000000000aa");

    protected SetClock Clock { get; } = new(new DateTimeOffset(2024, 10, 12, 2, 0, 0, TimeSpan.Zero));

    protected static Viewer ViewerOf(Role role, params ViewerPost[] posts) =>
        new(new Actor(Guid.Parse("0193a1b2-0000-7000-8000-000000000001"), role, Unit), "李敏", "西门大街 03 网格",
            posts.Length > 0 ? posts : [new(PostName.Of(new Post(role, Unit)), role, "西门大街 03 网格")]);

    protected IRenderedComponent<TComponent> See<TComponent>(
        Viewer? viewer, Action<ComponentParameterCollectionBuilder<TComponent>>? with = null) where TComponent : Microsoft.AspNetCore.Components.IComponent =>
        Render<TComponent>(parameters =>
        {
            if (viewer is not null) parameters.AddCascadingValue(viewer);
            with?.Invoke(parameters);
        });
}
