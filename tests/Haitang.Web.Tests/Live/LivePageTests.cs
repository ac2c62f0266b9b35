using Bunit;
using Haitang.Projections.Live;
using Haitang.Web.Live;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Live;

public sealed class LivePageTests : BunitContext
{
    private static readonly Guid Ours = Guid.CreateVersion7();
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly LiveFeed _feed = new();

    public LivePageTests()
    {
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton(_feed);
        Services.AddScoped<Reconnection>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void a_change_of_something_else_is_let_pass()
    {
        var page = Render<Counter>();
        Tell(new Change("appeal", Guid.CreateVersion7(), 1, 1, []));
        Assert.Equal("1", page.Find("b").TextContent);
        Tell(new Change("appeal", Ours, 1, 2, []));
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("b").TextContent));
    }

    [Fact]
    public void after_a_gap_in_the_news_everything_may_have_changed()
    {
        var page = Render<Counter>();
        Tell(null);
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("b").TextContent));
    }

    [Fact]
    public async Task a_screen_that_comes_back_after_a_break_looks_again()
    {
        var page = Render<Counter>();
        _time.Advance(Throttle.Pause);
        await Services.GetRequiredService<Reconnection>().OnConnectionUpAsync(null!, CancellationToken.None);
        _time.Advance(TimeSpan.Zero);
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("b").TextContent));
    }

    [Fact]
    public void another_question_is_looked_up_at_once_and_the_same_one_is_not()
    {
        var page = Render<Counter>(p => p.Add(c => c.Question, "one"));
        page.Render(p => p.Add(c => c.Question, "one"));
        Assert.Equal("1", page.Find("b").TextContent);
        page.Render(p => p.Add(c => c.Question, "two"));
        Assert.Equal("2", page.Find("b").TextContent);
    }

    [Fact]
    public void a_look_in_the_background_speaks_the_readers_language()
    {
        using var _ = Reading.In(Language.English);
        var page = Render<Counter>();
        using (Reading.In(Language.Chinese)) Tell(null);
        page.WaitForAssertion(() => Assert.Equal(("2", "en"), (page.Find("b").TextContent, page.Find("i").TextContent)));
    }

    [Fact]
    public void a_failed_look_keeps_what_was_seen_and_says_since_when_and_is_made_good_by_itself()
    {
        var page = Render<Counter>();
        var seen = _time.GetUtcNow();
        page.Instance.Away = true;
        Tell(null);
        page.WaitForAssertion(() => Assert.Equal(("1", seen.ToString("O")), (page.Find("b").TextContent, page.Find("s").TextContent)));
        page.Instance.Away = false;
        _time.Advance(Throttle.MostPause);
        page.WaitForAssertion(() => Assert.Equal(("3", ""), (page.Find("b").TextContent, page.Find("s").TextContent)));
    }

    [Fact]
    public async Task a_closed_screen_hears_nothing_more()
    {
        Render<Counter>();
        Assert.Equal(1, _feed.Screens);
        await DisposeComponentsAsync();
        Assert.Equal(0, _feed.Screens);
    }

    /// <summary>News, some time after the last look.</summary>
    private void Tell(Change? change)
    {
        _time.Advance(Throttle.Pause);
        _feed.Tell(change);
        _time.Advance(TimeSpan.Zero);
    }

    /// <summary>Shows how often it has looked, in which language, and since when it could not.</summary>
    private sealed class Counter : LivePage<Counter.Look>
    {
        private int _looks;

        [Parameter]
        public string? Question { get; set; }

        public bool Away { get; set; }

        protected override object? Asked => Question ?? "";

        protected override bool Concerns(Change change) => change.Id == Ours;

        protected override Task<Look> QueryAsync(CancellationToken cancel)
        {
            _looks++;
            return Away
                ? Task.FromException<Look>(new TimeoutException())
                : Task.FromResult(new Look(_looks, System.Globalization.CultureInfo.CurrentUICulture.Name));
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(
            0, $"<b>{Shown?.Number}</b><i>{Shown?.Language}</i><s>{Stale:O}</s>");

        internal sealed record Look(int Number, string Language);
    }
}
