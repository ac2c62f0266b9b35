using System.Globalization;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Calendar;

/// <summary>What can be done with the working calendar.</summary>
public sealed class CalendarActs(CommandDesk desk, CalendarTouches touches)
{
    /// <summary>What can be done without a calendar.</summary>
    public IReadOnlyList<Act> OfCity(OrganisationDirectory organisation) => organisation.City is not { } city ? [] :
    [
        Act.Of(desk, Screens.Say("calendar.start"), null, _ => new StartCalendar { City = city.Id }) with { Explanation = Screens.Say("calendar.start-hint") },
    ];

    /// <param name="year">The year on the screen.</param>
    public IReadOnlyList<Act> Of(ObjectFile<WorkingCalendar> file, int year, DateOnly today) => [Enter(file, year), Change(file, today)];

    private Act Enter(ObjectFile<WorkingCalendar> file, int year)
    {
        var entered = file.State.Years.FirstOrDefault(y => y.Year == year);
        var known = KnownNotices.All.FirstOrDefault(y => y.Year == year);
        var (notice, hint) = entered is not null ? (entered, "calendar.correct-hint")
            : known is not null ? (known, "calendar.known-hint")
            : (new YearNotice(year, [.. StatutoryDays.Of(year).Off.Keys.Order()], []), "calendar.statutory-hint");
        return Act.Reading(
            desk, Screens.Say(entered is null ? "calendar.enter" : "calendar.correct"), file.Id,
            Year) with
        {
            Explanation = Screens.Say(hint),
            Preview = new((draft, cancel) => touches.OfAsync(file, FirstDay(draft), Read(draft, Year), cancel)) { Fields = ["year", "daysOff", "makeUpDays"] },
            Fields =
            [
                new TextField("year", Screens.Say("calendar.year")) { Type = "number", Initial = DeadlineWords.Year(year) },
                new LinesField("daysOff", Screens.Say("calendar.days-off")) { Rows = 12, Initial = Lines(notice.DaysOff), Hint = Screens.Say("calendar.days-off-hint") },
                new LinesField("makeUpDays", Screens.Say("calendar.make-up-days")) { Initial = Lines(notice.MakeUpDays), Hint = Screens.Say("calendar.make-up-days-hint") },
            ],
        };
    }

    private Act Change(ObjectFile<WorkingCalendar> file, DateOnly today) => Act.Reading(
        desk, Screens.Say("calendar.change-hours"), file.Id,
        Hours) with
    {
        Explanation = Screens.Say("calendar.change-hours-hint"),
        Preview = new((draft, cancel) => touches.OfAsync(file, Read(draft, Hours)?.From, Read(draft, Hours), cancel)) { Fields = ["from", "hours"] },
        Fields =
        [
            new TextField("from", Screens.Say("calendar.from")) { Type = "date", Initial = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            new TextField("hours", Screens.Say("calendar.hours"))
            {
                Initial = string.Join(", ", file.State.HoursOn(today).Parts.Select(p => FormattableString.Invariant($"{p.From:HH:mm}-{p.To:HH:mm}"))),
                Hint = Screens.Say("calendar.hours-hint"),
            },
        ],
    };

    private static EnterYear Year(FormReading reading)
    {
        var year = reading.Number("year");
        return new() { Year = year, DaysOff = reading.Days("daysOff", year), MakeUpDays = reading.Days("makeUpDays", year) };
    }

    private static ChangeWorkingHours Hours(FormReading reading) => new() { From = reading.Day("from"), Hours = reading.Hours("hours") };

    /// <summary>The year counts as soon as it can be read, whatever its days are.</summary>
    private static DateOnly? FirstDay(FormDraft draft) =>
        Read(draft, reading => reading.Number("year")) is var year and >= 2000 and < 2100 ? new DateOnly(year, 1, 1) : null;

    /// <summary>What has been typed; nothing while it cannot be understood.</summary>
    private static TRead? Read<TRead>(FormDraft draft, Func<FormReading, TRead> read)
    {
        var reading = new FormReading(draft);
        var found = read(reading);
        return reading.Wrong.Count == 0 ? found : default;
    }

    private static string Lines(IEnumerable<DateOnly> days) =>
        string.Join('\n', days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
