using System.Collections.Frozen;
using Haitang.Domain.Appeals;

namespace Haitang.Web.Hotline;

/// <summary>The words for the nature of a case in the hotline's messages: part of the contract, not texts of a screen.</summary>
public static class HotlineKinds
{
    private static readonly FrozenDictionary<string, Nature> Known = new Dictionary<string, Nature>
    {
        ["求助"] = Nature.Help,
        ["咨询"] = Nature.Inquiry,
        ["投诉"] = Nature.Complaint,
        ["举报"] = Nature.Report,
        ["建议"] = Nature.Suggestion,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for a word that is none of ours (感谢, say).</summary>
    public static Nature? NatureOf(string? told) => told is not null && Known.TryGetValue(told.Trim(), out var nature) ? nature : null;
}
