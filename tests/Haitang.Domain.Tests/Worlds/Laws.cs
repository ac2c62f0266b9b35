using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Tests.Worlds;

/// <summary>What holds of every case at rest, whatever was done to it.</summary>
internal static class Laws
{
    public static IEnumerable<string> Broken(World world) =>
        world.Appeals.SelectMany(a => OfAppeal(a.Key, a.Value.State, world).Where(l => !l.Holds).Select(l => l.Law))
            .Concat(world.Tickets.SelectMany(t => OfTicket(t.Value.State, world).Where(l => !l.Holds)
                .Select(l => $"{l.Law}: {string.Join(", ", t.Value.Events.Select(e => e.GetType().Name))}")));

    private static IEnumerable<(string Law, bool Holds)> OfAppeal(Guid id, Appeal appeal, World world) =>
    [
        ("replay gives the live appeal", Same(world.Appeals[id].Replayed, appeal)),
        ("a case in hand has an open ticket", appeal.Status is not AppealStatus.InHand || appeal.OpenTickets.Any()),
        ("a case that is done, answered or gone has none", appeal.Waits || appeal.Status is AppealStatus.InHand || !appeal.OpenTickets.Any()),
        ("one lead is open at most", appeal.OpenTickets.Count(t => t.Lead) <= 1),
        ("a case in hand has a lead that is open or was verified",
            appeal.Status is not AppealStatus.InHand || appeal.Tickets.Last(t => t.Lead).Ending is null or TicketEnding.Verified),
        ("a case that is done was led to a verified end",
            appeal.Status is not AppealStatus.Done || appeal.Tickets.Last(t => t.Lead).Ending is TicketEnding.Verified),
        ("no unit has two open tickets of a case", appeal.OpenTickets.GroupBy(t => t.Unit).All(g => g.Count() == 1)),
        ("the case and its tickets agree on what is open", appeal.Tickets.All(t => world.Tickets[t.Id].State.IsOpen == t.IsOpen)),
        ("what is worked on is as confidential as its case",
            appeal.OpenTickets.All(t => world.Tickets[t.Id].State.Confidential == appeal.Confidential)),
        ("the case knows every ticket that names it",
            world.Tickets.Where(t => t.Value.State.Case == id).All(t => appeal.Tickets.Any(known => known.Id == t.Key))),
        ("a merged case has a main case that knows it",
            appeal.Status is not AppealStatus.Merged || world.Appeals[appeal.Main!.Value].State.Absorbed.Contains(id)),
        ("who follows a main case knows it", appeal.Absorbed.All(follower => world.Appeals[follower].State.Main == id)),
        ("the main case of a merged case is not answered yet",
            appeal.Status is not AppealStatus.Merged || world.Appeals[appeal.Main!.Value].State.IsOpen),
        ("an answered case says until when it can be rated and reopened", appeal.Status is not AppealStatus.Answered || appeal.Windows is not null),
        ("a waiting case has a dispatch deadline", !appeal.Waits || appeal.Dispatch is { By: not null }),
        ("three returns or send-backs or two reopenings make a problem case",
            appeal.Problem == (appeal.Returns >= 3 || appeal.SendBacks >= 3 || appeal.Reopenings >= 2)),
        ("a case returned three times is the command centre's",
            appeal.Returns < 3 || appeal.Holder == Organisation.TestCity.City.Id),
    ];

    private static IEnumerable<(string Law, bool Holds)> OfTicket(Ticket ticket, World world) =>
    [
        ("replay gives the live ticket", Same(world.Tickets.Values.Single(t => ReferenceEquals(t.State, ticket)).Replayed, ticket)),
        ("a confidential ticket is ruled on by the command centre", !ticket.Confidential || ticket.Issuer == Organisation.TestCity.City.Id),
        ("nobody rules on his own work", ticket.Unit != ticket.Issuer),
        ("a suspended ticket knows when it resumes, and no other does", ticket.Status is TicketStatus.Suspended == ticket.ResumesAt is not null),
        ("a completed or closed ticket has an outcome", ticket.Status is not (TicketStatus.Completed or TicketStatus.Closed) || ticket.Outcome is not null),
        // Asked for at the very last moment, it has run out with the asking.
        ("the accept clock stands while a return is ruled on",
            ticket.Status is not TicketStatus.ReturnAsked || ticket.Accept!.By is null || ticket.Accept.By == ticket.Accept.Clock.Pauses[^1].From),
        ("an open ticket has a due moment, and warns before it", !ticket.IsOpen || ticket.Due!.SoonAt < ticket.Due.By),
        ("extensions are two at most", ticket.Extensions <= 2),
        ("what assessment counts is a moment", ticket.AssessedBy is not null),
        ("an ended ticket has nothing to come", ticket.IsOpen || ticket.Status is TicketStatus.Closed || TicketMoments.Next(ticket) is null),
    ];

    private static bool Same<T>(T replayed, T live)
    {
        Assert.Equivalent(live, replayed, strict: true);
        return true;
    }
}
