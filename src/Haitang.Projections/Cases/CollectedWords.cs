using Haitang.Domain.Appeals;
using Haitang.Projections.Events;

namespace Haitang.Projections.Cases;

/// <summary>The words of a collection that its case's row holds in clear.</summary>
/// <param name="Text">What was said; empty when it was deleted.</param>
public sealed record CollectedWords(string Title, string? Place, GeoPoint? Location, string Text)
{
    /// <summary>A case whose key is gone has lost its words: the title is empty and screens say that it was deleted.</summary>
    public static CollectedWords Of(AppealCollected collected, CaseKey? key)
    {
        if (key is null) return new("", collected.Place?.Street, null, "");
        var detail = collected.Place?.Detail is { } text ? key.Open(text) : null;
        var street = collected.Place?.Street;
        return new(
            key.Open(collected.Title),
            street is null ? detail : detail is null ? street : $"{street} {detail}",
            collected.Location is { } location ? GeoPoint.Parse(key.Open(location)) : null,
            key.Open(collected.Text));
    }
}
