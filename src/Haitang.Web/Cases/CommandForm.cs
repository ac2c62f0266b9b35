using Haitang.Domain.Decisions;
using Haitang.Projections.Timelines;
using Haitang.Web.Shell;

namespace Haitang.Web.Cases;

/// <summary>
/// A form that sends one command about a case. It carries the version that the person saw when it was opened and an id of its own,
/// so that a double click repeats harmlessly.
/// </summary>
public abstract class CommandForm : CaseForm
{
    private readonly Submission _sending = new();
    private List<Refusal> _missing = [];

    public bool IsSending => _sending.IsSending;

    public IReadOnlyList<Refusal> Refusals => _missing.Count > 0 ? _missing : _sending.Refusals;

    /// <summary>What has happened since the form was opened: the latest last.</summary>
    public IReadOnlyList<HistoryEntry> Since => SinceOf(_sending);

    /// <summary>Fills the form from the case, before the person begins.</summary>
    protected virtual void Fill()
    {
    }

    /// <summary>The command; null when something is missing, said in <paramref name="missing"/>.</summary>
    protected abstract ICommand? ToCommand(List<Refusal> missing);

    protected override void OnParametersSet()
    {
        if (_sending.Seen == File.Row.Version || (IsTouched && _sending.Seen is not null)) return;
        _sending.Begin(File.Row.Version);
        Fill();
    }

    /// <summary>Sends what was typed, now that the person knows what has changed.</summary>
    public Task SendAnywayAsync()
    {
        _sending.Begin(File.Row.Version);
        return SendAsync();
    }

    public async Task SendAsync()
    {
        if (IsSending) return;
        List<Refusal> missing = [];
        var command = ToCommand(missing);
        _missing = missing;
        if (command is null || await SendAsync(_sending, command) is null) return;
        IsTouched = false;
        await Done.InvokeAsync();
    }

    protected string? WrongOf(string field) => Refusals.FirstOrDefault(r => r.Field == field) is { } wrong ? Words.Refusals.Say(wrong) : null;
}
