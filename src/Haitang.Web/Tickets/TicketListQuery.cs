using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;
using Haitang.Projections.Tickets;

namespace Haitang.Web.Tickets;

/// <summary>The query string of a list of tickets.</summary>
/// <remarks>Properties, not parameters: the endpoints' generator cannot name nullable parameters of a constructor.</remarks>
public sealed record TicketListQuery
{
    /// <summary>Who works on them.</summary>
    public string? Unit { get; init; }

    /// <summary>Who rules on them and verifies them.</summary>
    public string? Issuer { get; init; }

    public string? Status { get; init; }

    public Guid? Case { get; init; }

    /// <summary>Only those that have not ended.</summary>
    public bool? Open { get; init; }

    public string? Light { get; init; }

    /// <summary><c>newest</c> (default) or <c>oldest</c>, by the time of issue.</summary>
    public string? Sort { get; init; }

    /// <summary>From <c>next</c> of the page before.</summary>
    public string? After { get; init; }

    public int? Limit { get; init; }

    /// <summary>The filter, or all that is wrong with the query.</summary>
    public (TicketFilter Filter, IReadOnlyList<Refusal> Wrong) ToFilter(OrganisationDirectory organisation)
    {
        var (unit, issuer) = (organisation.Unit(new Ref(Unit ?? "")), organisation.Unit(new Ref(Issuer ?? "")));
        var (status, light) = (EnumNames.ParseOrNull<TicketStatus>(Status), EnumNames.ParseOrNull<Light>(Light));
        var cursor = CaseCursor.TryParse(After, out var after);
        List<Refusal> wrong = [];
        Check(Unit, unit is not null, "unit");
        Check(Issuer, issuer is not null, "issuer");
        Check(Status, status is not null, "status");
        Check(Light, light is not null, "light");
        Check(After, cursor, "after");
        Check(Sort, Sort is "newest" or "oldest", "sort");
        if (Limit is < 1 or > TicketFilter.MostLimit) wrong.Add(new("input.malformed", "limit", []));
        return (new TicketFilter(status, unit?.Id, issuer?.Id, Case, Open ?? false, light, Sort is "oldest", after, Limit ?? 50), wrong);

        void Check(string? given, bool good, string field)
        {
            if (!string.IsNullOrEmpty(given) && !good) wrong.Add(new("input.malformed", field, []));
        }
    }
}
