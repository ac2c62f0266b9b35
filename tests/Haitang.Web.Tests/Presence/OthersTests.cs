using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Web.Live;
using Haitang.Web.Presence;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Presence;

public sealed class OthersTests : ComponentTest
{
    private readonly OpenCases _cases = new();
    private readonly Guid _case = Guid.CreateVersion7();

    public OthersTests()
    {
        Services.AddSingleton(_cases);
        Services.AddScoped<Reconnection>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task what_another_person_does_is_told_in_the_readers_language()
    {
        using var english = Reading.In(Language.English);
        var mine = See<Others>(ViewerOf(Role.Town), p => p.Add(o => o.Case, _case).Add(o => o.Organisation, OrganisationDirectory.Empty));
        using var other = await TheyAsync(() => _cases.Open(_case, new(Guid.CreateVersion7(), "王芳", Guid.CreateVersion7()), () => { }));
        mine.WaitForAssertion(() => Assert.Contains("also looking", mine.Find(".others").TextContent, StringComparison.Ordinal));
        await TheyAsync(() =>
        {
            other.Say(writes: true);
            // Who tells keeps his own language.
            Assert.Equal(Language.Chinese, System.Globalization.CultureInfo.CurrentUICulture);
            return other;
        });
        mine.WaitForAssertion(() => Assert.Contains("is writing", mine.Find(".writes").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task who_comes_back_after_a_break_sees_in_his_own_language_who_is_there()
    {
        using var english = Reading.In(Language.English);
        using var other = _cases.Open(_case, new(Guid.CreateVersion7(), "王芳", Guid.CreateVersion7()), () => { });
        var mine = See<Others>(ViewerOf(Role.Town), p => p.Add(o => o.Case, _case).Add(o => o.Organisation, OrganisationDirectory.Empty));
        var reconnection = Services.GetRequiredService<Reconnection>();
        await TheyAsync(() => reconnection.OnConnectionDownAsync(null!, CancellationToken.None));
        await TheyAsync(() => reconnection.OnConnectionUpAsync(null!, CancellationToken.None));
        mine.WaitForAssertion(() => Assert.Contains("also looking", mine.Find(".others").TextContent, StringComparison.Ordinal));
    }

    /// <summary>In the context of somebody who reads Chinese.</summary>
    private static Task<TDone> TheyAsync<TDone>(Func<TDone> act) => Task.Run(() =>
    {
        using var chinese = Reading.In(Language.Chinese);
        return act();
    });
}
