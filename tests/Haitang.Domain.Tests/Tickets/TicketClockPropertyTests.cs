using FsCheck;
using FsCheck.Fluent;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.GivenWhenThen;

namespace Haitang.Domain.Tests.Tickets;

/// <summary>However often and however late the clock looks, a ticket has the same facts.</summary>
public sealed class TicketClockPropertyTests
{
    private static readonly StrikeTicketClock Strike = new();

    [Fact]
    public void one_look_after_a_long_night_writes_what_many_looks_would_have_written() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Tickets(), Gaps(), (ticket, gaps) =>
        {
            var (often, now) = (new List<IEvent>(), T0);
            var state = ticket;
            foreach (var hours in gaps)
            {
                now = now.AddHours(hours);
                (state, var written) = Look(state, now);
                often.AddRange(written);
            }

            var (once, facts) = Look(ticket, now);
            Assert.Equal(facts.Select(f => f.GetType()), often.Select(f => f.GetType()));
            Assert.All(facts.Zip(often), pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
            Assert.Equivalent(once, state, strict: true);
        }));

    [Fact]
    public void each_fact_is_written_once_in_a_run_and_never_before_its_moment() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Tickets(), Gaps(), (ticket, gaps) =>
        {
            var now = T0.AddHours(gaps.Sum());
            var (state, facts) = Look(ticket, now);
            Assert.Equal(facts.Count, facts.Select(f => f.GetType()).Distinct().Count());
            Assert.All(facts, f => Assert.True(MomentOf(f) <= now));
            Assert.Equal(facts.Select(MomentOf), facts.Select(MomentOf).Order());
            Assert.Empty(Look(state, now).Facts);
            Assert.True(TicketMoments.Next(state) is not { } next || next > now);
        }));

    private static (Ticket State, IReadOnlyList<IEvent> Facts) Look(Ticket ticket, DateTimeOffset now) =>
        Strike.Decide(ticket, Play.Facts(Actor.System, now)) is Decision.Accepted accepted
            ? (accepted.Events.Aggregate(ticket, Ticket.Evolve), accepted.Events)
            : (ticket, []);

    private static DateTimeOffset MomentOf(IEvent fact) => fact switch
    {
        TicketAcceptanceOverdue e => e.Moment,
        TicketContactOverdue e => e.Moment,
        TicketDueSoon e => e.Moment,
        TicketOverdue e => e.Moment,
        TicketResumed e => e.Moment!.Value,
        _ => throw new InvalidOperationException(fact.GetType().Name),
    };

    /// <summary>Of every urgency, in every state that an example stands for.</summary>
    private static Arbitrary<Ticket> Tickets() => Gen.Elements(
        Enum.GetValues<Urgency>().Select(TicketExamples.IssuedWith)
            .SelectMany(t => new[] { t, t.After(TicketCommands.AskReturn, Engineer), t.After(new AcceptTicket(), Engineer), Suspended(t) })
            .Concat(TicketExamples.All.Select(e => e.State))).ToArbitrary();

    private static Ticket Suspended(Ticket ticket) =>
        ticket.After(new AcceptTicket(), Engineer).After(TicketCommands.AskSuspension, Engineer).After(new SuspendTicket(), Officer);

    private static Arbitrary<int[]> Gaps() => Gen.Choose(0, 40).ArrayOf().ToArbitrary();
}
