using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.Projections.Timelines;

namespace Haitang.Projections.Phone;

/// <summary>The cases and tickets of one batch with their parties, kept up event by event, and who reads of each event.</summary>
internal sealed class NewsReaders(Dictionary<Guid, NewsCase> cases, Dictionary<Guid, NewsTicket> tickets)
{
    private readonly HashSet<Guid> _changedCases = [];
    private readonly HashSet<Guid> _changedTickets = [];

    public IEnumerable<(Guid Id, NewsCase Parties)> ChangedCases => _changedCases.Select(id => (id, cases[id]));

    public IEnumerable<(Guid Id, NewsTicket Ticket)> ChangedTickets => _changedTickets.Select(id => (id, tickets[id]));

    public Guid CaseOf(HistoryEntry entry) => tickets.TryGetValue(entry.Stream, out var ticket) ? ticket.Case : entry.Stream;

    /// <summary>What the event changes of the parties.</summary>
    public void Take(HistoryEntry entry)
    {
        switch (entry.Event)
        {
            case AppealCollected e: Put(entry.Stream, new NewsCase(e.Holder.Id, e.Unit.Id, e.Collector, [])); break;
            case AppealClassified e: Held(entry.Stream, e.Holder.Id); break;
            case AppealEscalated e: Held(entry.Stream, e.To.Id); break;
            case AppealRaised e: Held(entry.Stream, e.To.Id); break;
            case AppealHandedOver e: Held(entry.Stream, e.To.Id); break;
            case AppealDispatched { Holder: { } holder }: Held(entry.Stream, holder.Id); break;
            case TicketIssued e: Put(entry.Stream, new NewsTicket(e.Case, e.Unit.Id, e.Issuer.Id)); break;
            case TicketTransferred e: Moved(entry.Stream, e); break;
            case TicketMadeConfidential e: Issued(entry.Stream, e.Issuer.Id); break;
            case TicketClosed or TicketReturned or TicketWithdrawn: Ended(entry.Stream); break;
        }
    }

    /// <summary>Each once; never who did it himself.</summary>
    public IEnumerable<Guid> ReadersOf(HistoryEntry entry) =>
        All(entry).Where(reader => reader != entry.Actor.Unit && reader != entry.Actor.Account).Distinct();

    private IEnumerable<Guid> All(HistoryEntry entry) => entry.Event switch
    {
        TicketIssued or TicketSentBack or TicketSupervised or TicketSupervisionLifted or TicketDueSoon or TicketOverdue or TicketAcceptanceOverdue
            or TicketContactOverdue or TicketReturned or TicketReturnRefused or TicketExtended or TicketExtensionRefused or TicketSuspended
            or TicketSuspensionRefused or TicketResumed or TicketWithdrawn or TicketVerified or TicketDeadlineMoved or TicketTransferred =>
            [tickets[entry.Stream].Unit],
        TicketCompleted or TicketReturnRequested or TicketExtensionRequested => [tickets[entry.Stream].Issuer],
        AppealCollected or AppealEscalated or AppealRaised or AppealHandedOver or AppealDispatchOverdue => [Holder(entry)],
        AppealMessagePosted or AppealSupplemented => [Holder(entry), .. Workers(entry), Area(entry), .. Collector(entry)],
        AppealReopened or AppealEvaluated or AppealMarkedProblem => [Holder(entry), .. Workers(entry), Area(entry), .. Collector(entry)],
        AppealAnswered or AppealAnsweredWithMain or AppealSettledOnSpot or AppealDeclined or AppealWithdrawn =>
            [Holder(entry), Area(entry), .. Collector(entry)],
        _ => [],
    };

    private Guid Holder(HistoryEntry entry) => cases[entry.Stream].Holder;

    private Guid Area(HistoryEntry entry) => cases[entry.Stream].Area;

    private IReadOnlyList<Guid> Workers(HistoryEntry entry) => cases[entry.Stream].Workers;

    private IEnumerable<Guid> Collector(HistoryEntry entry) => cases[entry.Stream].Collector is { } account ? [account] : [];

    private void Put(Guid id, NewsCase parties)
    {
        cases[id] = parties;
        _changedCases.Add(id);
    }

    private void Put(Guid id, NewsTicket ticket)
    {
        tickets[id] = ticket;
        _changedTickets.Add(id);
        Work(ticket.Case, [.. cases[ticket.Case].Workers, ticket.Unit]);
    }

    private void Held(Guid id, Guid holder)
    {
        if (cases[id].Holder != holder) Put(id, cases[id] with { Holder = holder });
    }

    private void Moved(Guid id, TicketTransferred moved)
    {
        var ticket = tickets[id];
        if (moved.Part is TransferredPart.Issuer)
        {
            Issued(id, moved.To.Id);
            return;
        }

        Ended(id);
        Put(id, ticket with { Unit = moved.To.Id });
    }

    private void Issued(Guid id, Guid issuer)
    {
        tickets[id] = tickets[id] with { Issuer = issuer };
        _changedTickets.Add(id);
    }

    private void Ended(Guid id)
    {
        var ticket = tickets[id];
        var left = cases[ticket.Case].Workers.ToList();
        left.Remove(ticket.Unit);
        Work(ticket.Case, left);
    }

    private void Work(Guid id, IReadOnlyList<Guid> workers) => Put(id, cases[id] with { Workers = workers });
}
