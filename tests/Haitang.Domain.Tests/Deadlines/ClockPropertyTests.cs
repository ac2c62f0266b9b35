using FsCheck;
using FsCheck.Fluent;
using Haitang.Domain.Deadlines;
using static Haitang.Domain.Tests.Deadlines.Years;

namespace Haitang.Domain.Tests.Deadlines;

/// <summary>The fast clocks against the slow one, on random starts, limits, pauses and additions.</summary>
public class ClockPropertyTests
{
    private static readonly DateTimeOffset First = At("2023-01-01 00:00");
    private static readonly DateTimeOffset Last = At("2027-12-31 00:00");

    /// <summary>Often at the edges: hours, midnight, around festivals.</summary>
    private static readonly Gen<DateTimeOffset> Moments = Gen.Frequency(
        (3, Gen.Choose(0, 1700 * 24 * 60).Select(m => First.AddMinutes(m))),
        (2, from day in Gen.Choose(0, 1700)
            from minute in Gen.Elements(0, 539, 540, 541, 719, 720, 721, 779, 780, 781, 1019, 1020, 1021, 1439)
            select First.AddDays(day).AddMinutes(minute)),
        (1, from day in Gen.Elements("2024-02-08", "2024-09-29", "2025-01-24", "2025-09-27", "2026-02-13", "2026-12-31", "2027-02-04")
            from minute in Gen.Choose(0, 1439)
            select At(day + " 00:00").AddMinutes(minute)));

    private static readonly Gen<TimeLimit> Limits =
        from minutes in Gen.OneOf(Gen.Choose(1, 2100), Gen.Elements(5, 60, 240, 420, 840, 1260, 2100))
        from working in ArbMap.Default.GeneratorFor<bool>()
        select new TimeLimit(TimeSpan.FromMinutes(minutes), working);

    private static readonly Gen<RunningClock> Clocks =
        from start in Moments
        from limit in Limits
        from pauses in (
            from gap in Gen.Choose(0, 4000)
            from length in Gen.Choose(1, 9000)
            select (gap, length)).ListOf().Select(l => l.Take(4).ToList())
        from open in Gen.Choose(0, 3)
        from additions in Gen.Choose(1, 1500).ListOf().Select(l => l.Take(2).ToList())
        select Clock(start, limit, pauses, open == 0, additions);

    [Fact]
    public void working_time_is_found_as_minute_by_minute() =>
        Holds(
            from start in Moments
            from minutes in Gen.Choose(1, 6300)
            select (start, minutes),
            c => Usual.After(c.start, new(TimeSpan.FromMinutes(c.minutes), Working: true))
                == SlowClock.UsedUp(new(c.start, new(TimeSpan.Zero, Working: true)), TimeSpan.FromMinutes(c.minutes), Last.AddDays(30)),
            most: 300);

    [Fact]
    public void working_time_is_measured_as_minute_by_minute() =>
        Holds(
            from start in Moments
            from minutes in Gen.Choose(0, 40_000)
            select (start, end: start.AddMinutes(minutes)),
            c => Usual.Between(c.start, c.end, working: true) == SlowClock.Used(new(c.start, new(TimeSpan.Zero, Working: true)), c.end));

    [Fact]
    public void the_due_moment_is_the_slow_clocks_too() =>
        Holds(Clocks, clock => clock.DueBy(Usual) == SlowClock.UsedUp(clock, clock.Total, Enough(clock)));

    [Fact]
    public void used_and_left_are_the_slow_clocks_at_any_moment() =>
        Holds(
            from clock in Clocks
            from minutes in Gen.Choose(-1000, 60_000)
            select (clock, at: clock.Start.AddMinutes(minutes)),
            c =>
            {
                var used = SlowClock.Used(c.clock, c.at);
                var left = c.clock.Total - used;
                return c.clock.UsedAt(c.at, Usual) == used && c.clock.LeftAt(c.at, Usual) == (left > TimeSpan.Zero ? left : TimeSpan.Zero);
            });

    [Fact]
    public void at_the_due_moment_all_is_used_and_a_tick_before_not() =>
        Holds(Clocks, clock => clock.DueBy(Usual) is not { } due
            || (clock.UsedAt(due, Usual) == clock.Total && clock.UsedAt(due.AddTicks(-1), Usual) < clock.Total));

    [Fact]
    public void it_is_due_soon_before_it_is_due() =>
        Holds(Clocks, clock => clock.DueBy(Usual) is not { } due || (clock.SoonAt(Usual) is { } soon && clock.Start < soon && soon < due));

    [Fact]
    public void an_extension_and_a_pause_come_to_the_same_in_either_order() =>
        Holds(
            from start in Moments
            from limit in Limits
            from before in Gen.Choose(0, 3000)
            from length in Gen.Choose(1, 9000)
            from more in Gen.Choose(1, 2100)
            from asked in Gen.Choose(0, 12_000)
            select (clock: new RunningClock(start, limit), pause: start.AddMinutes(before), resume: start.AddMinutes(before + length),
                more: TimeSpan.FromMinutes(more), asked: start.AddMinutes(asked)),
            c =>
            {
                var one = c.clock.Extend(c.more, c.asked).Pause(c.pause, c.resume);
                var other = c.clock.Pause(c.pause, null).Extend(c.more, c.asked).Resume(c.resume);
                return one.DueBy(Usual) == other.DueBy(Usual) && one.SoonAt(Usual) == other.SoonAt(Usual)
                    && one.UsedAt(c.asked, Usual) == other.UsedAt(c.asked, Usual);
            },
            most: 500);

    [Fact]
    public void a_limit_within_another_is_never_used_up_later() =>
        Holds(
            from one in Limits
            from other in Limits
            from start in Moments
            select (one, other, start),
            c => !c.one.IsWithin(c.other) || Usual.After(c.start, c.one) <= Usual.After(c.start, c.other),
            most: 1000);

    private static RunningClock Clock(DateTimeOffset start, TimeLimit limit, List<(int Gap, int Length)> pauses, bool open, List<int> additions)
    {
        var (clock, at) = (new RunningClock(start, limit), start);
        foreach (var (gap, length) in pauses)
        {
            clock = clock.Pause(at.AddMinutes(gap), at.AddMinutes(gap + length));
            at = at.AddMinutes(gap + length);
        }

        if (open && pauses.Count > 0) clock = clock with { Pauses = [.. clock.Pauses.SkipLast(1), clock.Pauses[^1] with { To = null }] };
        return additions.Aggregate(clock, (c, by) => c.Extend(TimeSpan.FromMinutes(by), start));
    }

    /// <summary>Long enough for every limit, pause and festival that the generators make.</summary>
    private static DateTimeOffset Enough(RunningClock clock) => (clock.Pauses is [.., { To: { } end }] ? end : clock.Start).AddDays(45);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> property, int most = 200) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(most).WithQuietOnSuccess(true), Prop.ForAll(cases.ToArbitrary(), property));
}
