using System.Globalization;
using Haitang.Projections.Live;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;
using Npgsql;

namespace Haitang.Web.Live;

/// <summary>
/// A component that shows what one query finds, and looks again when something that concerns it has changed, when what it asks
/// for has changed, and when the browser has come back after a break. While it cannot look, it shows what it saw last and since when.
/// A browser that is slow to show what it was sent is not sent more meanwhile: it skips what is between, and never runs behind.
/// </summary>
/// <typeparam name="TShown">Everything that the query finds, replaced as a whole.</typeparam>
public abstract class LivePage<TShown> : ComponentBase, IDisposable
    where TShown : class
{
    // The news comes on other people's threads: the reader's language must be set again.
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;
    private Throttle? _throttle;
    private IDisposable? _news;
    private object? _asked;
    private object? _shownFor;
    private DateTimeOffset? _lookedAt;
    private TaskCompletionSource? _taken;

    [CascadingParameter]
    protected Viewer? Viewer { get; set; }

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private Reconnection Reconnection { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    /// <summary>What was found last; null until the first look is over.</summary>
    protected TShown? Shown { get; private set; }

    /// <summary>Since when it may be out of date; null while it is kept up to date.</summary>
    protected DateTimeOffset? Stale { get; private set; }

    /// <summary>The first look failed: there is nothing to show yet.</summary>
    protected bool Failed => Shown is null && Stale is not null;

    /// <summary>What the query depends on, compared by value: post, filter, number. Another value is looked up at once.</summary>
    protected abstract object? Asked { get; }

    /// <summary>Finds what is to be shown, within the viewer's own scope.</summary>
    protected abstract Task<TShown> QueryAsync(CancellationToken cancel);

    /// <summary>Whether a change may touch what is shown. Called on any thread.</summary>
    protected virtual bool Concerns(Change change) => true;

    /// <summary>Whether parts of what was found lag behind the log, so that another look is due without any news.</summary>
    protected virtual bool IsBehind(TShown shown) => false;

    /// <summary>What was found is about to be shown in place of the last.</summary>
    /// <param name="before">Null for the first look and after another question was asked.</param>
    protected virtual void OnFound(TShown? before, TShown found)
    {
    }

    /// <summary>Looks again now.</summary>
    protected Task LookAgainAsync() => _throttle?.NowAsync() ?? Task.CompletedTask;

    protected override void OnInitialized()
    {
        _throttle = new Throttle(Time, LookAsync);
        _news = Feed.Subscribe(change =>
        {
            if (change is null || Concerns(change)) _throttle.Ask();
        });
        Reconnection.Returned += Return;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_throttle is null || Equals(_asked, Asked)) return;
        _asked = Asked;
        await _throttle.NowAsync();
    }

    /// <summary>Called when the browser has said that it shows the last rendering.</summary>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        _taken?.TrySetResult();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Reconnection.Returned -= Return;
        _news?.Dispose();
        _throttle?.Dispose();
    }

    private void Return(object? sender, EventArgs e) => _throttle?.Ask();

    private async Task<bool> LookAsync(CancellationToken cancel)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
        var inStep = true;
        await InvokeAsync(async () => inStep = await LookOnScreenAsync(cancel));
        return inStep;
    }

    private async Task<bool> LookOnScreenAsync(CancellationToken cancel)
    {
        // Another question is not kept waiting.
        if (_taken is { } taken && Equals(Asked, _shownFor)) await taken.Task.WaitAsync(cancel);
        var asked = Asked;
        try
        {
            var found = await QueryAsync(cancel);
            cancel.ThrowIfCancellationRequested();
            OnFound(Equals(asked, _shownFor) ? Shown : null, found);
            (_shownFor, Shown, Stale, _lookedAt) = (asked, found, null, Time.GetUtcNow());
            // Where nobody answers (a page that is only rendered once) nothing is waited for.
            if (RendererInfo.IsInteractive) _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            StateHasChanged();
            return !IsBehind(found);
        }
        catch (Exception e) when (RendererInfo.IsInteractive && e is NpgsqlException or IOException or TimeoutException && !cancel.IsCancellationRequested)
        {
            Loggers.CreateLogger(GetType()).LogWarning(e, "Could not look again; trying on");
            // What was found for another question would be a wrong answer to this one.
            if (!Equals(asked, _shownFor)) (Shown, _lookedAt) = (null, null);
            Stale = _lookedAt ?? Time.GetUtcNow();
            StateHasChanged();
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException && !cancel.IsCancellationRequested)
        {
            // A fault of ours: the page's error boundary shows it, also when nobody awaits this look.
            await DispatchExceptionAsync(e);
            return true;
        }
    }
}
