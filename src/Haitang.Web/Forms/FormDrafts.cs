namespace Haitang.Web.Forms;

/// <summary>The unfinished forms of one circuit: who looks something up elsewhere finds his words again.</summary>
public sealed class FormDrafts
{
    private readonly Dictionary<(string Act, Guid Object), FormDraft> _drafts = [];

    public FormDraft Of(Act act, Guid @object, long? seen)
    {
        if (_drafts.TryGetValue((act.Key, @object), out var draft) && (draft.IsUnderWay || draft.Submission.Seen == seen)) return draft;
        draft ??= _drafts[(act.Key, @object)] = new();
        draft.Begin(act.Fields, seen);
        return draft;
    }

    /// <summary>Whether somebody has put something into it that is not sent yet.</summary>
    public bool AreTouched(Act act, Guid @object) => _drafts.TryGetValue((act.Key, @object), out var draft) && draft.IsTouched;

    public void Drop(Act act, Guid @object) => _drafts.Remove((act.Key, @object));
}
