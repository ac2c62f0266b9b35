using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.Projections.Organisation;

namespace Haitang.Projections.Boards;

/// <summary>The lives of cases in memory, event by event in the log's order.</summary>
/// <param name="lives">By case, as they were before; changed in place.</param>
/// <param name="cases">The case of each ticket; changed in place.</param>
public sealed class BoardLives(UnitTree tree, IDictionary<Guid, BoardLife> lives, IDictionary<Guid, Guid> cases)
{
    /// <summary>The case that the event belongs to; null for one that boards do not look at.</summary>
    public Guid? Take(Guid stream, IEvent happened, DateTimeOffset at)
    {
        switch (happened)
        {
            case IEvent<Appeal>:
                lives[stream] = OfAppeal(lives.TryGetValue(stream, out var life) ? life : new BoardLife(), happened, at);
                return stream;
            case IEvent<Ticket>:
                if (happened is TicketIssued issued) cases[stream] = issued.Case;
                var @case = cases[stream];
                lives[@case] = OfTicket(lives[@case], stream, happened, at);
                return @case;
            default:
                return null;
        }
    }

    private BoardLife OfAppeal(BoardLife life, IEvent happened, DateTimeOffset at) => happened switch
    {
        AppealCollected e => life with { Channel = e.Channel.Id, CollectedAt = at, Area = tree.UpFrom(e.Unit.Id), Confidential = e.Confidential },
        AppealClassified e => life with { Confidential = e.Confidential },
        AppealDispatched e => Dispatched(life with { LeadTicket = e.Lead.Ticket, Lead = tree.UpFrom(e.Lead.Unit.Id) }, at),
        AppealSettledOnSpot e => life with { AnsweredAt = at, Lead = tree.UpFrom(e.By.Id) },
        AppealAnswered => life with { AnsweredAt = at },
        AppealAnsweredWithMain e => life with { AnsweredAt = at, Lead = lives.TryGetValue(e.Main, out var main) ? main.Lead : [] },
        AppealSeparated => life with { AnsweredAt = null },
        AppealReopened e => Add(life with { AnsweredAt = null, Reopenings = e.Ordinal }, BoardFigure.Reopened, at, life.Area),
        AppealEvaluated e => life with
        {
            Moments = [.. life.Moments.Where(m => m.Figure is not BoardFigure.Unanswered || m.At < life.AnsweredAt)],
            Ratings = [.. life.Ratings, new(at, e.Resolved, e.Satisfaction, life.Lead)],
        },
        CallBackAttempted { Unanswered: true } => Unanswered(life, at),
        AppealClosed => Unanswered(life, at),
        ExclusionGranted => life with { Excluded = true },
        _ => life,
    };

    private BoardLife OfTicket(BoardLife life, Guid id, IEvent happened, DateTimeOffset at)
    {
        if (happened is TicketIssued issued)
            return life with { Tickets = [.. life.Tickets, new(id, tree.UpFrom(issued.Unit.Id), TicketStatus.Issued, 1, issued.Due.By, null)] };
        var before = life.Tickets.Single(t => t.Id == id);
        var after = Evolve(before, happened, at);
        life = life with { Tickets = [.. life.Tickets.Select(t => t.Id == id ? after : t)] };
        return happened switch
        {
            TicketTransferred { Part: TransferredPart.Unit } when life.LeadTicket == id => life with { Lead = after.Units },
            TicketCompleted => Add(life, BoardFigure.Completed, at, after.Units, id),
            TicketSentBack => Add(life, BoardFigure.Reworked, at, after.Units, id),
            TicketSupervised e => Add(life, e.Colour is Card.Red ? BoardFigure.RedCard : BoardFigure.YellowCard, at, after.Units, id),
            _ => life,
        };
    }

    /// <summary>The ticket's own rules say what its state becomes; here stands only what a board keeps of it.</summary>
    private BoardTicket Evolve(BoardTicket ticket, IEvent happened, DateTimeOffset at)
    {
        var state = Ticket.Evolve(Ticket.Initial with { Status = ticket.Status, Run = ticket.Run, AssessedBy = ticket.AssessedBy }, happened);
        return ticket with
        {
            Status = state.Status,
            Run = state.Run,
            AssessedBy = state.AssessedBy,
            Units = happened is TicketTransferred { Part: TransferredPart.Unit } e ? tree.UpFrom(e.To.Id) : ticket.Units,
            CompletedAt = happened switch
            {
                TicketCompleted => at,
                TicketSentBack => null,
                _ => ticket.CompletedAt,
            },
        };
    }

    private static BoardLife Dispatched(BoardLife life, DateTimeOffset at) =>
        Add(life, BoardFigure.Dispatched, at, [.. life.Area.Concat(life.Lead.Take(1)).Distinct()]);

    /// <summary>Once per answer, and not if it was rated.</summary>
    private static BoardLife Unanswered(BoardLife life, DateTimeOffset at) =>
        life.AnsweredAt is not { } answered || life.Ratings is [.., var last] && last.At >= answered
            || life.Moments.Any(m => m.Figure is BoardFigure.Unanswered && m.At >= answered)
            ? life
            : Add(life, BoardFigure.Unanswered, at, life.Lead);

    private static BoardLife Add(BoardLife life, BoardFigure figure, DateTimeOffset at, IReadOnlyList<Guid> units, Guid ticket = default) =>
        life with { Moments = [.. life.Moments, new(figure, ticket, at, units)] };
}
