using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.Web.Demo;

namespace Haitang.Web.Tests.Demo;

public sealed class PaperCityTests
{
    /// <summary>Other seeds and other ends than the usual ones: a city that somebody orders must not break off.</summary>
    [Theory]
    [InlineData(2, "2026-11-22T15:00:00Z")]
    [InlineData(7, "2024-02-29T23:59:59Z")]
    [InlineData(-1, "2027-06-01T02:00:00Z")]
    public void whatever_the_seed_nobody_does_what_the_desk_refuses_and_the_rates_are_a_citys(long seed, string until)
    {
        var end = DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture);
        var city = new PaperCity(new(seed, DemoStory.UsualAppeals, DemoStory.SinceFor(end), end)).Live();
        Assert.InRange(city.Count<AppealCollected>(), 1_850, 1_910);
        Assert.InRange(100.0 * city.Count<AppealReopened>() / city.Count<AppealCollected>(), 1, 4);
        Assert.InRange(city.Count<AppealMerged>(), 20, 150);
        Assert.InRange(OnTime(city, end), 90, 98);
    }

    /// <summary>按时办结率, by the definition: completions that were verified or wait for it, against the due-by before the first send-back.</summary>
    private static double OnTime(PaperCity city, DateTimeOffset until)
    {
        var completed = city.Log.Where(l => l.Event is TicketCompleted).GroupBy(l => l.Stream).ToDictionary(g => g.Key, g => g.Max(l => l.At));
        var counted = city.Tickets.Select(id => (Id: id, Ticket: city.Happened.Ticket(id)))
            .Where(t => t.Ticket.Status is TicketStatus.Completed or TicketStatus.Closed || (t.Ticket.IsOpen && t.Ticket.AssessedBy < until)).ToList();
        return 100.0 * counted.Count(t => t.Ticket.Status is TicketStatus.Completed or TicketStatus.Closed && completed[t.Id] <= t.Ticket.AssessedBy) / counted.Count;
    }
}
