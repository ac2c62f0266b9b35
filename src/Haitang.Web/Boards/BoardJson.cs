using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Boards;
using Haitang.Projections.Events;
using Haitang.Web.Cases;
using Haitang.Web.Standby;
using Haitang.Web.Words;

namespace Haitang.Web.Boards;

/// <summary>A board, as programs read it.</summary>
/// <param name="Position">Everything up to this event is in the counts.</param>
/// <param name="At">The moment that lights were compared with.</param>
/// <param name="StoppedAt">Since when nothing is counted any more; null while it goes on. Open work is always that of now.</param>
/// <param name="Standby">Null where none is configured; else the board was read there while it follows, and at the primary when not.</param>
/// <param name="CollectedToday">Null where today lies outside the period.</param>
public sealed record BoardJson(
    NamedJson Unit, PeriodJson Period, long Position, DateTimeOffset At, DateTimeOffset? StoppedAt, UnitFiguresJson Figures, long? CollectedToday, IReadOnlyList<ChannelFigureJson> Channels,
    IReadOnlyList<UnitBelowJson> Units, IReadOnlyList<AttentionJson> Attention, IReadOnlyList<NewsJson> News, StandbyJson? Standby)
{
    public static BoardJson Of(BoardLook look) => new(
        NamedJson.Of(look.Unit), new(look.Period.Key, look.Period.From, look.Period.To), look.Figures.Position, CityTime.Of(look.At), CityTime.Of(look.Figures.StoppedAt),
        UnitFiguresJson.Of(look.Figures.Own), look.Figures.CollectedToday, [.. look.Figures.Channels.Select(c => new ChannelFigureJson(NamedJson.Of(look.Organisation.Channel(c.Channel)), c.Cases))],
        [
            .. look.Figures.Below.Select(b => new UnitBelowJson(NamedJson.Of(look.Organisation.Unit(b.Key)), UnitFiguresJson.Of(b.Value)))
                .OrderBy(b => b.Unit.Code, StringComparer.Ordinal),
        ],
        [.. look.Figures.Attention.Select(row => AttentionJson.Of(row, look))], [.. look.Figures.News.Select(row => NewsJson.Of(row, look.Organisation))],
        look.Standby is { } standby ? new(standby.State, CityTime.Of(standby.Since)) : null);

    /// <summary>Tells one board from another; that time has passed is no other board while nothing shows it.</summary>
    public static string Mark(BoardJson board) =>
        System.Text.Json.JsonSerializer.Serialize(board with { At = default });
}

/// <param name="Since">Of a state other than following; of one that follows: since when it lacks something.</param>
public sealed record StandbyJson(StandbyState State, DateTimeOffset? Since);

/// <param name="To">The day after the last one.</param>
public sealed record PeriodJson(string Key, DateOnly From, DateOnly To);

/// <summary>What is counted of a unit in the period, its rates (0–1; absent for an empty denominator), and its open work now.</summary>
public sealed record UnitFiguresJson(
    IReadOnlyDictionary<string, long> Counts, long Assessed, decimal? OnTime, decimal? Rework, decimal? Satisfaction, decimal? RatedShare, decimal? ResolveRate, OpenWorkJson Open)
{
    public static UnitFiguresJson Of(UnitFigures figures) => new(
        Enum.GetValues<BoardFigure>().ToDictionary(f => EnumNames.Of(f), f => figures[f]), figures.Assessed, figures.OnTime, figures.Rework,
        figures.Satisfaction, figures.RatedShare, figures.ResolveRate,
        new(figures.Open.All, figures.Open.Dispatch, figures.Open.Acceptance, figures.Open.Waiting, Lights(figures.Open.InHand), Lights(figures.Open.Lights)));

    private static Dictionary<string, long> Lights(IReadOnlyDictionary<Light, long> lights) =>
        Enum.GetValues<Light>().ToDictionary(l => EnumNames.Of(l), lights.GetValueOrDefault);
}

/// <param name="Late">Whose time to be dispatched or accepted is over.</param>
/// <param name="InHand">Work that is accepted, by light.</param>
/// <param name="Lights">All open work, by light.</param>
public sealed record OpenWorkJson(
    long All, long Dispatch, long Acceptance, long Late, IReadOnlyDictionary<string, long> InHand, IReadOnlyDictionary<string, long> Lights);

/// <summary>How many came in by a channel.</summary>
public sealed record ChannelFigureJson(NamedJson Channel, long Cases);

/// <summary>A unit one level below.</summary>
public sealed record UnitBelowJson(NamedJson Unit, UnitFiguresJson Figures);

/// <summary>An open case that needs somebody's eye.</summary>
/// <param name="Area">Where the matter lies.</param>
/// <param name="Unit">Who works on it; else who has it.</param>
/// <param name="Run">Of its lead ticket: 3 after the second send-back.</param>
public sealed record AttentionJson(
    Guid Case, string Number, string Title, NamedJson Area, NamedJson Unit, Light Light, DateTimeOffset? DueAt, Card? Card, int Run, int Reopenings, bool Problem, Guid? Ticket)
{
    internal static AttentionJson Of(AttentionRow row, BoardLook look) => new(
        row.Case, row.Number, row.Title, NamedJson.Of(look.Organisation.Unit(row.Area)), NamedJson.Of(look.Organisation.Unit(row.Unit)), row.LightAt(look.At),
        CityTime.Of(row.DueAt), row.Card, row.Run, row.Reopenings, row.Problem, row.Ticket);
}

/// <summary>A line of what is happening.</summary>
/// <param name="Words">In the reader's language, without any text that a person wrote.</param>
public sealed record NewsJson(long Position, DateTimeOffset At, string Type, string Number, string Words)
{
    internal static NewsJson Of(NewsRow row, OrganisationDirectory organisation) => new(
        row.Position, CityTime.Of(row.At), row.Type, row.Number, BoardWords.News(row, organisation) + " " + BoardWords.Matter(row.Category, organisation));
}
