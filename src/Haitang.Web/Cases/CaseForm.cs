using Haitang.Domain.Decisions;
using Haitang.Projections.Timelines;
using Haitang.Web.Commands;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Cases;

/// <summary>A form beside or on a case. What was typed is never lost: not by an answer, and not by what others do meanwhile.</summary>
public abstract class CaseForm : ComponentBase
{
    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    /// <summary>Told once it is done.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>Told when the case has changed without the screen having heard of it.</summary>
    [Parameter]
    public EventCallback Overtaken { get; set; }

    /// <summary>Told when the person begins to fill it in.</summary>
    [Parameter]
    public EventCallback Touched { get; set; }

    [CascadingParameter]
    protected Viewer? Viewer { get; set; }

    [Inject]
    private CommandDesk Desk { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    /// <summary>Whether the person has put in something that is not sent yet.</summary>
    public bool IsTouched { get; private protected set; }

    protected async Task TouchAsync()
    {
        if (IsTouched) return;
        IsTouched = true;
        await Touched.InvokeAsync();
    }

    /// <summary>Sends a command about the case with the version that the person saw.</summary>
    /// <returns>The answer once it is done; null when it is not, with the reasons in the submission.</returns>
    private protected async Task<CommandAnswer.Done?> SendAsync(Submission submission, ICommand command)
    {
        if (Viewer is not { } viewer) return null;
        var done = await submission.SendAsync(
            sending => Desk.SendAsync(new SentCommand(sending.Id, viewer.Actor, command) { Stream = File.Row.Id, ExpectedVersion = sending.Seen }),
            Loggers.CreateLogger(GetType()));
        if (submission.IsStale)
        {
            IsTouched = true;
            await Overtaken.InvokeAsync();
        }

        return done;
    }

    /// <summary>What has happened to the case since the person looked: the latest last.</summary>
    private protected IReadOnlyList<HistoryEntry> SinceOf(Submission submission) =>
        File.Row.Version > submission.Seen && !submission.IsSending
            ? [.. File.History.Where(e => e.Stream == File.Row.Id && e.Version > submission.Seen)]
            : [];

    /// <summary>An id in the page that belongs to this case alone: words put back after a reload find no other.</summary>
    protected string IdOf(string field) => $"{field}-{File.Row.Number}";
}
