using Haitang.Domain.Decisions;
using Haitang.Projections.Timelines;
using Haitang.Web.Identity;
using Haitang.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Forms;

public sealed partial class ActForm : ComponentBase
{
    private ElementReference _title;

    [Parameter, EditorRequired]
    public required Act Act { get; set; }

    /// <summary>What it is done to; empty for what begins something at the top.</summary>
    [Parameter, EditorRequired]
    public Guid Object { get; set; }

    /// <summary>The object's history as it is shown now; empty for what begins an object.</summary>
    [Parameter]
    public IReadOnlyList<HistoryEntry> History { get; set; } = [];

    [Parameter]
    public IReadOnlyDictionary<Guid, AccountName> Names { get; set; } = new Dictionary<Guid, AccountName>();

    /// <summary>The address without the form.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    [Parameter]
    public EventCallback<DoneAct> Done { get; set; }

    /// <summary>Told when the object has changed without the screen having heard of it.</summary>
    [Parameter]
    public EventCallback Overtaken { get; set; }

    /// <summary>Whether it takes the focus when it opens; not where it opens by itself beside a list.</summary>
    [Parameter]
    public bool Focused { get; set; } = true;

    /// <summary>Whether it stays where it is: then there is nothing to go back from.</summary>
    [Parameter]
    public bool InPlace { get; set; }

    [CascadingParameter]
    private Viewer? Viewer { get; set; }

    [Inject]
    private FormDrafts Drafts { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    private FormDraft Draft { get; set; } = new();

    /// <summary>The version on the screen; null for what begins a stream.</summary>
    private long? Version => !Act.Begins && History is [.., var last] ? last.Version : null;

    private bool HasMoved => !Draft.Submission.IsSending && (Draft.Submission.IsStale || Draft.Submission.Seen != Version);

    private bool IsOvertaken => HasMoved && !Act.Blind;

    /// <summary>What has happened since the form was opened.</summary>
    private List<HistoryEntry> Since => Act.Begins ? [] : [.. History.Where(e => e.Version > Draft.Submission.Seen)];

    private IEnumerable<Refusal> Elsewhere =>
        Draft.Submission.Refusals.Where(r => r.Field is null || !Act.Fields.Any(f => f.Name == r.Field || f.Alias == r.Field));

    protected override void OnParametersSet() => Draft = Drafts.Of(Act, Object, Version);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Focused) await _title.FocusAsync();
    }

    private async Task SendAsync()
    {
        if (Viewer is not { } viewer || IsOvertaken) return;
        string? secret = null;
        var done = await Draft.Submission.SendAsync(
            async sending =>
            {
                var answer = await Act.Send(new(Draft, sending.Id, sending.Seen, viewer.Actor));
                secret = answer.Secret;
                return answer.Answer;
            },
            Loggers.CreateLogger<ActForm>());
        if (done is not null)
        {
            Drafts.Drop(Act, Object);
            await Done.InvokeAsync(new(Act, done.Stream, secret));
        }
        else if (Draft.Submission.IsStale)
        {
            await Overtaken.InvokeAsync();
        }
    }

    /// <summary>The person has looked at what changed: what he sends next, he sends knowing it.</summary>
    private async Task LookAsync()
    {
        await Overtaken.InvokeAsync();
        Draft.Submission.Begin(Version);
    }

    private void Forget() => Drafts.Drop(Act, Object);

    /// <summary>Belongs to this act and object alone: words put back after a reload find no other form.</summary>
    private string IdOf(string field) => $"{field}-{Act.Key}-{Object:n}";

    /// <summary>A field that depends on another one begins anew with it.</summary>
    private string KeyOf(FormField field) => field.DependsOn is { } other ? $"{field.Name}-{Draft[other]}" : field.Name;
}
