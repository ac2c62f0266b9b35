using System.Globalization;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Boards;
using Haitang.Web.Words;
using static Haitang.Web.Words.Screens;

namespace Haitang.Web.Boards;

/// <summary>How a board says what it shows.</summary>
internal static class BoardWords
{
    /// <summary>Which list of enum words the word of a kind of news stands in.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["appeal_answered"] = "outcome",
        ["ticket_completed"] = "outcome",
        ["appeal_evaluated"] = "satisfaction",
        ["ticket_supervised"] = "card",
    };

    /// <summary>What stands first: the worst that is wrong with the case, and its colour.</summary>
    public static (string Words, string Colour) Trouble(AttentionRow row, DateTimeOffset now) =>
        row.Card is Card.Red ? (Say("board.card-red"), "r")
        : now > row.DueAt ? (Say("board.overdue", ("time", Span(now - row.DueAt.Value))), "r")
        : row.Card is Card.Yellow ? (Say("board.card-yellow"), "y")
        : now >= row.SoonAt && row.DueAt is { } due ? (Say("board.left", ("time", Span(due - now))), "y")
        : row.Run >= 3 ? (Say("board.sent-back", ("n", row.Run - 1)), "")
        : (Say("board.reopened", ("n", row.Reopenings)), "");

    /// <summary>What beside that is worth a word.</summary>
    public static IEnumerable<string> MoreTrouble(AttentionRow row, DateTimeOffset now)
    {
        var first = Trouble(row, now).Words;
        if (row.Card is Card.Red && now > row.DueAt) yield return Say("board.overdue", ("time", Span(now - row.DueAt.Value)));
        if (row.Card is Card.Yellow && now > row.DueAt) yield return Say("board.card-yellow");
        if (row.Run >= 3 && Say("board.sent-back", ("n", row.Run - 1)) is var back && back != first) yield return back;
        if (row.Problem) yield return Say("board.problem");
    }

    public static string Span(TimeSpan time) => time switch
    {
        { TotalMinutes: < 60 } => Say("time.waited-minutes", ("n", Math.Max(1, (long)time.TotalMinutes))),
        { TotalHours: < 24 } => Say("time.waited-hours", ("n", (long)time.TotalHours)),
        _ => Say("time.waited-days", ("n", (long)time.TotalDays)),
    };

    /// <summary>The sentence without its matter.</summary>
    public static string News(NewsRow row, OrganisationDirectory organisation) => Say(
        "board.news." + row.Type,
        ("who", row.Who is { } who ? UnitName(who, organisation) : ""),
        ("word", row.Word is not { } word ? ""
            : Lists.TryGetValue(row.Type, out var list) ? Say($"{list}.{word}")
            : Guid.TryParse(word, out var channel) ? ChannelName(channel, organisation)
            : word));

    /// <summary>The lowest level of the category: no word that a person wrote.</summary>
    public static string Matter(Guid? category, OrganisationDirectory organisation) =>
        category is { } id && organisation.Category(id) is { } known ? Language.Name(known.Name, known.NameEn, CultureInfo.CurrentUICulture) : Say("board.unclassified");

    public static string UnitName(Guid unit, OrganisationDirectory organisation) =>
        organisation.Unit(unit) is { } known ? Language.Name(known.Name, known.NameEn, CultureInfo.CurrentUICulture) : Figures.None;

    public static string ChannelName(Guid channel, OrganisationDirectory organisation) =>
        organisation.Channel(channel) is { } known ? Language.Name(known.Name, known.NameEn, CultureInfo.CurrentUICulture) : Figures.None;
}
