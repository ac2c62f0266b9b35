using System.Text.Encodings.Web;
using System.Text.Json;
using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>The sentences that the phone's scripts say themselves, in the reader's language.</summary>
public static class PhoneWords
{
    /// <summary>Shared with the collect form.</summary>
    private static readonly string[] Collecting =
    [
        "kept", "queued", "sending", "sent-late", "sent-seen", "failed", "signed-out", "check", "required", "rejected", "late", "other-post", "other-drafts",
        "stranded", "stranded-post", "copy", "copied", "not-copied", "drop", "drop-sure",
        "photo-alt", "photo-remove", "photo-unreadable", "photo-most",
    ];

    private static readonly string[] Own = ["done", "about", "anyway", "waits"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As JSON for an attribute, which is encoded when it is written.</summary>
    public static string Json => JsonSerializer.Serialize(
        Collecting.Select(key => (Name: key, Key: "collect." + key)).Concat(Own.Select(key => (Name: key, Key: "phone.script-" + key)))
            .ToDictionary(word => word.Name, word => Screens.List.Find(word.Key)), Plain);
}
