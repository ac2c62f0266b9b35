using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Events;

namespace Haitang.Web.Cases;

/// <summary>The query string of a list of cases.</summary>
/// <remarks>Properties, not parameters: the endpoints' generator cannot name nullable parameters of a constructor.</remarks>
public sealed record CaseListQuery
{
    public string? Number { get; init; }

    public string? Unit { get; init; }

    public string? Status { get; init; }

    public string? Category { get; init; }

    public string? Channel { get; init; }

    public string? Light { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary><c>newest</c> (default) or <c>oldest</c>, by the time of collection.</summary>
    public string? Sort { get; init; }

    /// <summary>From <c>next</c> of the page before.</summary>
    public string? After { get; init; }

    public int? Limit { get; init; }

    /// <summary>The number of a case, or words of its title, text or place; at most 100 letters.</summary>
    public string? Q { get; init; }

    /// <summary>The filter, or all that is wrong with the query.</summary>
    public (CaseFilter Filter, IReadOnlyList<Refusal> Wrong) ToFilter(OrganisationDirectory organisation)
    {
        var (unit, category, channel) = (organisation.Unit(Named(Unit)), organisation.Category(Named(Category)), organisation.Channel(Named(Channel)));
        var status = EnumNames.ParseOrNull<AppealStatus>(Status);
        var light = EnumNames.ParseOrNull<Light>(Light);
        var cursor = CaseCursor.TryParse(After, out var after);
        List<Refusal> wrong = [];
        Check(Unit, unit is not null, "unit");
        Check(Category, category is not null, "category");
        Check(Channel, channel is not null, "channel");
        Check(Status, status is not null, "status");
        Check(Light, light is not null, "light");
        Check(After, cursor, "after");
        var said = Wanted.Of(Q);
        Check(Q?.Trim(), said is not null, "q");
        Check(Sort, Sort is "newest" or "oldest", "sort");
        if (Limit is < 1 or > CaseFilter.MostLimit) wrong.Add(new("input.malformed", "limit", []));
        return (new CaseFilter(
            status, unit?.Id, category?.Id, channel?.Id, Light: light, From: From, To: To, OldestFirst: Sort is "oldest", After: after, Limit: Limit ?? 50, Said: said), wrong);

        void Check(string? given, bool good, string field)
        {
            if (!string.IsNullOrEmpty(given) && !good) wrong.Add(new("input.malformed", field, []));
        }
    }

    private static Ref Named(string? name) => new(name ?? "");
}
