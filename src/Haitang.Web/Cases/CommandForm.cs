using Haitang.Domain.Decisions;
using Haitang.Projections.Timelines;
using Haitang.Web.Commands;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;
using Npgsql;

namespace Haitang.Web.Cases;

/// <summary>
/// A form that sends one command about a case. It carries the version that the person saw when it was opened and an id of its own,
/// so that a double click repeats harmlessly. Nothing that was typed is lost, whatever the answer.
/// </summary>
public abstract class CommandForm : ComponentBase
{
    private Guid _command;
    private long _seen;

    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    /// <summary>Told once the command is done.</summary>
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
    public bool IsTouched { get; private set; }

    public bool IsSending { get; private set; }

    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>What has happened since the form was opened: the latest last.</summary>
    public IReadOnlyList<HistoryEntry> Since => File.Row.Version > _seen && !IsSending ? [.. File.History.Where(e => e.Version > _seen)] : [];

    /// <summary>Fills the form from the case, before the person begins.</summary>
    protected virtual void Fill()
    {
    }

    /// <summary>The command; null when something is missing, said in <paramref name="missing"/>.</summary>
    protected abstract ICommand? ToCommand(List<Refusal> missing);

    protected override void OnParametersSet()
    {
        if (_seen == File.Row.Version || (IsTouched && _seen != 0)) return;
        (_seen, _command) = (File.Row.Version, Guid.CreateVersion7());
        Fill();
    }

    protected async Task TouchAsync()
    {
        if (IsTouched) return;
        IsTouched = true;
        await Touched.InvokeAsync();
    }

    /// <summary>Sends what was typed, now that the person knows what has changed.</summary>
    public Task SendAnywayAsync()
    {
        (_seen, _command) = (File.Row.Version, Guid.CreateVersion7());
        return SendAsync();
    }

    public async Task SendAsync()
    {
        if (IsSending || Viewer is not { } viewer) return;
        List<Refusal> missing = [];
        var command = ToCommand(missing);
        Refusals = missing;
        if (command is null) return;
        IsSending = true;
        try
        {
            await TakeAsync(await Desk.SendAsync(new SentCommand(_command, viewer.Actor, command) { Stream = File.Row.Id, ExpectedVersion = _seen }));
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            // The answer is not known: the same id makes another try safe.
            Loggers.CreateLogger(GetType()).LogWarning(e, "A command got no answer");
            Refusals = [new("command.no_answer", null, [])];
        }
        finally
        {
            IsSending = false;
        }
    }

    /// <summary>An id in the page that belongs to this case alone: words put back after a reload find no other.</summary>
    protected string IdOf(string field) => $"{field}-{File.Row.Number}";

    protected string? WrongOf(string field) => Refusals.FirstOrDefault(r => r.Field == field) is { } wrong ? Words.Refusals.Say(wrong) : null;

    private async Task TakeAsync(CommandAnswer answer)
    {
        switch (answer)
        {
            case CommandAnswer.Done:
                IsTouched = false;
                await Done.InvokeAsync();
                break;
            case CommandAnswer.Refused refused:
                Refusals = refused.Reasons;
                break;
            // A reused id: an earlier try had got through and its answer had not; what is typed now is another command.
            case CommandAnswer.Stale or CommandAnswer.KeyReused:
                IsTouched = true;
                await Overtaken.InvokeAsync();
                break;
            default:
                Refusals = [new(CodeOf(answer), null, [])];
                break;
        }
    }

    private static string CodeOf(CommandAnswer answer) => answer switch
    {
        CommandAnswer.Forbidden => "http.forbidden",
        CommandAnswer.NotLive => "account.not_live",
        CommandAnswer.Busy => "command.busy",
        _ => "http.not_found",
    };
}
