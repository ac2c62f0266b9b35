namespace Haitang.Web.Tests.Tickets.Crowd;

/// <summary>A case that the crowd works on, with its ticket as it was last heard of.</summary>
/// <param name="Worker">The code of the unit that works on it.</param>
/// <param name="Issuer">The code of the desk that issued its ticket.</param>
internal sealed record CrowdCase(Guid Appeal, string Worker, string Issuer)
{
    /// <summary>A case that was reopened has another one: whoever notices says so here.</summary>
    public Guid Ticket { get; set; }
}
