using System.Net;
using System.Text;

namespace Haitang.Faults.Load;

/// <summary>What a client heard of a request.</summary>
/// <param name="Status">Null when nothing came.</param>
internal sealed record Heard(HttpStatusCode? Status, byte[] Body, string Why = "", TimeSpan? RetryAfter = null)
{
    /// <summary>Nothing, or that something is wrong over there: it may have happened or not.</summary>
    public bool IsUnknown => Status is null or >= HttpStatusCode.InternalServerError;

    public bool IsOk => Status is HttpStatusCode.OK or HttpStatusCode.Created;

    /// <summary>By a rule, because of an input that does not fit any more, or because somebody else was faster.</summary>
    public bool IsRefused => Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed;

    public string What => Status is { } status ? $"{(int)status} {Encoding.UTF8.GetString(Body)}" : Why;
}
