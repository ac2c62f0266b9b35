using System.Globalization;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Projections.Events;
using Haitang.Web.Words;

namespace Haitang.Web.Desks;

/// <summary>What a desk is asked for: all of it stands in the address.</summary>
/// <param name="Unit">The code of a unit at or below the viewer's.</param>
/// <param name="Text">A number or words.</param>
/// <param name="From">The first day of collection, as yyyy-MM-dd.</param>
/// <param name="To">The last day.</param>
public sealed record DeskQuestion(
    Actor Viewer, DeskTab Tab, bool Own, string? Unit, string? Category, string? Channel, string? Light, string? Text, string? From, string? To, string? After)
{
    /// <summary>What is no unit, category or day narrows nothing.</summary>
    public DeskFilter ToFilter(OrganisationDirectory organisation) => new(
        Own, organisation.Unit(Named(Unit))?.Id, organisation.Category(Named(Category))?.Id, organisation.Channel(Named(Channel))?.Id,
        EnumNames.ParseOrNull<Light>(Light), Wanted.Of(Text), Day(From) is { } first ? CityTime.At(first.ToDateTime(TimeOnly.MinValue)).ToUniversalTime() : null,
        Day(To) is { } last ? CityTime.EndOf(last).ToUniversalTime() : null);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Ref Named(string? name) => new(name ?? "");
}
