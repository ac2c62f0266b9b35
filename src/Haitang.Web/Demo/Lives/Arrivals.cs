using Haitang.Domain.Deadlines;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Lives;

/// <summary>Who comes with what, over all days of the story. Some come in clusters: one pipe bursts, and half a street reports it.</summary>
internal sealed class Arrivals(DemoStory story, PlaceBook book, TextBook texts)
{
    private static readonly string[] StormMatters = ["AQ-4-1", "AQ-4-1", "SD-1-2", "AQ-4-2", "SD-2-1", "ZF-2-1"];
    private static readonly string[] SharedMatters = ["ST-2-2", "ST-2-1", "JC-3-3", "SD-1-3", "SR-1-3", "JC-3-1", "SD-3-1", "ST-1-1"];
    private const int Handful = 40;

    private readonly DateOnly _first = WorkingTime.DayOf(story.Since);
    private readonly DateOnly _last = WorkingTime.DayOf(story.End).AddDays(-1);

    public IReadOnlyList<CasePlan> Plan()
    {
        var incidents = Incidents().ToList();
        var drafts = Singles(story.Appeals - incidents.Sum(i => i.Count)).Concat(incidents.SelectMany(i => i)).OrderBy(d => d.At).ToList();
        var numbers = drafts.Index().ToDictionary(d => d.Item, d => d.Index + 1);
        var planner = new CasePlanner(story, texts.Sayings);
        return Turns.Give([.. drafts.Select(d => planner.Plan(d, numbers[d], d.First is { } first ? numbers[first] : null))]);
    }

    private IEnumerable<Draft> Singles(int count)
    {
        var storm = Seasons.Storm(_first, _last);
        var days = Enumerable.Range(0, _last.DayNumber - _first.DayNumber + 1).Select(_first.AddDays)
            .Select(d => (Day: d, Busy: Seasons.Busy(d, storm) * (IsRecent(d) ? 3 : 1))).ToList();
        var total = days.Sum(d => d.Busy);
        var (at, passed) = (0, 0.0);
        for (var n = 0; n < count; n++)
        {
            // Evenly over the busy time: each has its own stretch of it.
            var chance = new Chance(story.Seed, FormattableString.Invariant($"arrival/{n}"));
            var point = (n + chance.Part()) / count * total;
            while (at < days.Count - 1 && passed + days[at].Busy <= point) passed += days[at++].Busy;
            yield return Single(days[at].Day, chance);
        }
    }

    private Draft Single(DateOnly day, Chance chance)
    {
        var working = Hours.Office.Days.IsWorking(day);
        var matter = chance.One(texts.Matters, m => m.WeightIn(day.Month) * (m.Who == "e" && !working ? 0.2 : 1));
        var channel = Channels.Draw(chance, matter.Who == "e", working);
        var spot = channel == Channels.EnterpriseOrder ? Agent(chance) : Recent(day, matter, chance) ?? Spot.Draw(book, chance, matter.Ground);
        // What comes last to a grid that one can sign in at is told to its leader.
        if (IsRecent(day) && spot.IsBusy) channel = chance.One([Channels.GridVisit, Channels.WechatGroup]);
        return new(Moment(day, Channels.TimeOfDay(channel, chance)), channel, matter, chance.One([.. matter.SaidIn(day.Month)]), spot, chance);
    }

    /// <summary>Red agents take orders where they are linked to; one of them can be signed in as.</summary>
    private Spot Agent(Chance chance)
    {
        var town = chance.One(book.Towns, t => t.Weight);
        return Spot.Draw(town, town.Code == "QC" ? town.Communities.First(c => c.Code == "QH") : town.Communities[0], chance);
    }

    /// <summary>The last days bring more, and much of it to the grids that one can sign in at: there is work to be found on the desks.</summary>
    private bool IsRecent(DateOnly day) => day > _last.AddDays(-3);

    private Spot? Recent(DateOnly day, Matter matter, Chance chance) =>
        IsRecent(day) && !matter.Rural && chance.Comes(0.45) ? Spot.Draw(book.Towns[0], book.Towns[0].Communities[0], chance, matter.Ground) : null;

    private IEnumerable<List<Draft>> Incidents()
    {
        var chance = new Chance(story.Seed, "incidents");
        var storm = Seasons.Storm(_first, _last);
        for (var n = 0; n < OneIn(110); n++)
        {
            var day = storm is { } first ? first.AddDays(chance.Below(4)) : AnyDay(chance);
            yield return Incident(texts.Matter(chance.One(StormMatters)), Moment(day, chance.Within(6 * 60, 20 * 60)), 3 + chance.Below(3), chance);
        }

        for (var n = 0; n < OneIn(100); n++)
            yield return Incident(texts.Matter(chance.One(SharedMatters)), Moment(AnyDay(chance), chance.Within(7 * 60, 21 * 60)), 2 + chance.Below(2), chance);
    }

    /// <summary>Also a small city has one, but not a handful of cases.</summary>
    private int OneIn(int appeals) => story.Appeals < Handful ? 0 : Math.Max(1, story.Appeals / appeals);

    private List<Draft> Incident(Matter matter, DateTimeOffset at, int reports, Chance chance)
    {
        var (spot, saying) = (Spot.Draw(book, chance, matter.Ground), chance.One([.. matter.SaidIn(WorkingTime.DayOf(at).Month)]));
        var all = new List<Draft>();
        for (var n = 0; n < reports; n++)
        {
            var channel = chance.One([Channels.Hotline, Channels.WechatGroup, Channels.Portal, Channels.Hotline]);
            var when = n == 0 ? at : Hours.Awake(at + chance.Soon(4, 20 * 60));
            all.Add(new(when, channel, matter, saying, spot, new(story.Seed, FormattableString.Invariant($"{matter.Code}/{at.UtcTicks}/{n}")), n == 0 ? null : all[0]));
        }

        return all;
    }

    private DateOnly AnyDay(Chance chance) => _first.AddDays(chance.Below(_last.DayNumber - _first.DayNumber - 1));

    private static DateTimeOffset Moment(DateOnly day, TimeSpan time) => WorkingTime.StartOf(day) + time;
}

/// <summary>Somebody is going to say something.</summary>
/// <param name="First">The first who tells of the same thing.</param>
internal sealed record Draft(
    DateTimeOffset At, string Channel, Matter Matter, IReadOnlyList<string> Saying, Spot Spot, Chance Chance, Draft? First = null);
