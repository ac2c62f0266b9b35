using AngleSharp.Dom;
using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Shell;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

/// <summary>Administration pages over the real services of a city, as its administrator sees them.</summary>
public abstract class AdminTest : BunitContext, IAsyncLifetime
{
    private readonly AsyncServiceScope _circuit;
    private Actor? _admin;

    protected AdminTest(TestCity city)
    {
        City = city;
        _circuit = city.Services.CreateAsyncScope();
        Services.AddFallbackServiceProvider(_circuit.ServiceProvider);
        Services.AddScoped<Ticker>().AddScoped<NavigationCounts>().AddSingleton(TimeProvider.System);
        Services.AddSingleton<Microsoft.AspNetCore.Components.Forms.AntiforgeryStateProvider, NoToken>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected TestCity City { get; }

    protected Actor Admin => _admin!;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public async ValueTask InitializeAsync() => _admin = await City.ActorAsync(Role.Admin, "CS");

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _circuit.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The page at this address, once it has found what it shows.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address) where TPage : IComponent
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Navigation.NavigateTo(address);
        var viewer = new Viewer(Admin, "季明", "常熟市", [new(PostName.Of(new Post(Role.Admin, Admin.Unit)), Role.Admin, "常熟市")]);
        var page = Render<TPage>(parameters => parameters.AddCascadingValue(viewer));
        page.WaitForState(() => page.FindAll(".wait").Count == 0, TimeSpan.FromSeconds(10));
        return page;
    }

    /// <summary>The fields of the open form, by their labels' fields.</summary>
    protected static IElement Field<TPage>(IRenderedComponent<TPage> page, string name) where TPage : IComponent =>
        page.Find($"form.act-form [id^='{name}-']");

    protected static async Task FillAsync<TPage>(IRenderedComponent<TPage> page, params (string Name, string Value)[] values) where TPage : IComponent
    {
        foreach (var (name, value) in values)
        {
            await page.ActAsync(p => Field(p, name) is { TagName: "SELECT" } select
                ? select.ChangeAsync(new() { Value = value })
                : Field(p, name).InputAsync(new() { Value = value }));
        }
    }

    /// <summary>Chooses what a search finds first.</summary>
    protected static async Task PickAsync<TPage>(IRenderedComponent<TPage> page, string field, string letters) where TPage : IComponent
    {
        await page.ActAsync(p => Field(p, field).InputAsync(new() { Value = letters }));
        page.WaitForState(() => page.FindAll(".find").Count == 1, TimeSpan.FromSeconds(10));
        await page.ChooseAsync(".find input", "on");
    }

    protected static Task SendAsync<TPage>(IRenderedComponent<TPage> page) where TPage : IComponent =>
        page.SubmitAsync("form.act-form");

    protected async Task<ObjectFile<TState>> FileAsync<TState>(Guid id) where TState : class, IStreamState<TState> =>
        (await City.Services.GetRequiredService<ObjectFiles>().OpenAsync<TState>(id))!;

    /// <summary>A community of a test's own, so that no test sees another's changes.</summary>
    protected async Task<(Guid Id, string Code)> CommunityAsync()
    {
        var code = $"T-{Guid.NewGuid():n}"[..20];
        var done = await City.DoneAsync(
            Actor.System, new OpenUnit { Code = code, Kind = UnitKind.Community, Name = "试验社区", NameEn = "Trial community", Parent = "YS" });
        return (done.Stream, code);
    }

    protected async Task<Guid> GridAsync()
    {
        var (_, community) = await CommunityAsync();
        var done = await City.DoneAsync(
            Actor.System, new OpenUnit { Code = community + "-1", Kind = UnitKind.Grid, Name = "试验网格", NameEn = "Trial grid", Parent = community });
        return done.Stream;
    }

    /// <summary>Somebody with this display name and no post.</summary>
    protected async Task<Guid> PersonAsync(string displayName)
    {
        var id = Guid.CreateVersion7();
        await using var scope = City.Services.CreateAsyncScope();
        var person = new NewPerson($"p{Guid.NewGuid():n}"[..24], displayName, "zh-CN", TestCity.Password, "YS", []);
        Assert.IsType<CommandAnswer.Done>(await scope.ServiceProvider.GetRequiredService<PersonAccounts>().OpenAsync(person, Actor.System, id));
        return NameBasedId.Of(id, 0);
    }

    private sealed class NoToken : Microsoft.AspNetCore.Components.Forms.AntiforgeryStateProvider
    {
        public override Microsoft.AspNetCore.Components.Forms.AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "field");
    }
}
