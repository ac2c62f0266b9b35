using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.Projections.DueItems;
using Haitang.Web.Commands;

namespace Haitang.Web.Demo;

/// <summary>
/// What has become of appeals and tickets so far, and when the clock has to strike next: as the desk's answers tell it, so that
/// nobody has to ask the database after each command.
/// </summary>
internal sealed class Happened
{
    private readonly Dictionary<Guid, Appeal> _appeals = [];
    private readonly Dictionary<Guid, Ticket> _tickets = [];
    private readonly Dictionary<Guid, DueItem> _due = [];
    private readonly PriorityQueue<DueItem, (DateTimeOffset At, Guid Id)> _order = new();

    public Appeal Appeal(Guid id) => _appeals[id];

    public Ticket Ticket(Guid id) => _tickets[id];

    public void Take(WrittenStream written)
    {
        switch (written.After)
        {
            case Appeal appeal:
                _appeals[written.Id] = appeal;
                Wait(written.Id, "appeal", AppealMoments.Next(appeal));
                break;
            case Ticket ticket:
                _tickets[written.Id] = ticket;
                Wait(written.Id, "ticket", TicketMoments.Next(ticket));
                break;
        }
    }

    /// <summary>What has come due first by a moment.</summary>
    public DueItem? Due(DateTimeOffset by)
    {
        while (_order.TryPeek(out var item, out var when) && when.At <= by)
        {
            if (_due.GetValueOrDefault(item.Id) == item) return item;
            _order.Dequeue();
        }

        return null;
    }

    private void Wait(Guid id, string stream, DateTimeOffset? at)
    {
        if (at is not { } moment)
        {
            _due.Remove(id);
            return;
        }

        var item = new DueItem(id, stream, moment);
        if (_due.GetValueOrDefault(id) == item) return;
        _due[id] = item;
        _order.Enqueue(item, (moment, id));
    }
}
