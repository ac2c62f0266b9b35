using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Live;
using Haitang.Web.Shell;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

/// <summary>Renders pages for people of the small city, on the services of its real host.</summary>
public abstract class CaseScreen : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Reading _reading = Reading.In(Language.Chinese);

    protected CaseScreen(TestCity city)
    {
        City = city;
        DefaultWaitTimeout = Patience;
        Services.AddFallbackServiceProvider(city.Services);
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<Ticker>();
        Services.AddScoped<NavigationCounts>();
        Services.AddScoped<Reconnection>();
        Services.AddSupplyValueFromQueryProvider();
    }

    protected TestCity City { get; }

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected static Viewer ViewerOf(Actor actor) => new(actor, "李敏", "虞山街道", []);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reading.Dispose();
    }

    /// <summary>Opens a page as somebody; what follows waits until it has looked for the first time.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(Actor actor, string address, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Navigation.NavigateTo(address);
        var page = Render<TPage>(p =>
        {
            p.AddCascadingValue(ViewerOf(actor));
            foreach (var (name, value) in parameters) p.TryAdd(name, value);
        });
        page.WaitForState(() => page.FindAll(".wait").Count == 0);
        return page;
    }

    /// <summary>Somebody's words come in; gives the case's id and number.</summary>
    protected async Task<(Guid Id, string Number)> CollectAsync(
        string title, string unit = "YS", Role role = Role.Town, AsTold? told = null, bool confidential = false)
    {
        var by = await City.ActorAsync(role, role is Role.Centre ? "CS" : unit);
        var done = await City.DoneAsync(by, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = title,
            Text = $"{title}，请来看看。",
            Unit = unit,
            Subject = Subject.Resident,
            AsTold = told,
            Confidential = confidential,
        });
        return (done.Stream, done.Read().Number!);
    }

    protected static ClassifyAppeal Classified { get; } =
        new() { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town };
}
