using Haitang.Projections.Events;
using Haitang.Web.Shell;

namespace Haitang.Web.Forms;

/// <summary>What somebody has typed into a form and not yet got through.</summary>
public sealed class FormDraft
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormChoice> _chosen = new(StringComparer.Ordinal);

    public Submission Submission { get; } = new();

    /// <summary>Whether the person has put something in.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>Whether another state of the object must not begin it anew.</summary>
    public bool IsUnderWay => IsTouched || Submission.IsSending || Submission.IsStale;

    /// <summary>Something made for this form that is shown once when it is done; the same for every try.</summary>
    public string? Secret { get; set; }

    public string this[string field] => _values.GetValueOrDefault(field, "");

    public TEnum? Parse<TEnum>(string field) where TEnum : struct, Enum => EnumNames.ParseOrNull<TEnum>(this[field]);

    /// <summary>What a lookup's value reads as.</summary>
    public FormChoice? Chosen(string field) => _chosen.GetValueOrDefault(field);

    /// <summary>Fills the form anew from what the person sees now.</summary>
    public void Begin(IReadOnlyList<FormField> fields, long? seen)
    {
        Submission.Begin(seen);
        foreach (var field in fields)
            _values[field.Name] = field is ChoiceField { Initial: "", Choices: [var first, ..] } ? first.Value : field.Initial;
    }

    /// <summary>The person puts in a value; what depended on the last one goes.</summary>
    public void Put(IReadOnlyList<FormField> fields, string field, string value, FormChoice? chosen = null)
    {
        if (this[field] == value) return;
        IsTouched = true;
        _values[field] = value;
        if (chosen is not null) _chosen[field] = chosen;
        foreach (var dependent in fields.Where(f => f.DependsOn == field))
        {
            _values[dependent.Name] = "";
            _chosen.Remove(dependent.Name);
        }
    }
}
