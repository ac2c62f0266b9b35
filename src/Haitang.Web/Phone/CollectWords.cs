using System.Text.Encodings.Web;
using System.Text.Json;
using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>The sentences that the collect form's script says itself, in the reader's language.</summary>
public static class CollectWords
{
    private static readonly string[] Keys =
    [
        "kept", "queued", "sending", "send", "sent-number", "sent-late", "sent-seen", "failed", "signed-out", "check", "required", "rejected", "late", "other-post", "other-drafts",
        "stranded", "stranded-post", "copy", "copied", "not-copied", "drop", "drop-sure",
        "photo-alt", "photo-remove", "photo-unreadable", "photo-most", "position-kept", "position-denied",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As JSON for an attribute, which is encoded when it is written.</summary>
    public static string Json => JsonSerializer.Serialize(Keys.ToDictionary(key => key, key => Screens.List.Find("collect." + key)), Plain);
}
