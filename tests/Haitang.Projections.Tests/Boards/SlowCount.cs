using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Boards;

namespace Haitang.Projections.Tests.Boards;

/// <summary>An event as the log has it.</summary>
internal sealed record Happened(Guid Stream, IEvent Event, DateTimeOffset At);

/// <summary>Counts a unit's figures of a period from all events, one definition after the other, with no care for speed.</summary>
internal sealed class SlowCount(IReadOnlyList<Happened> log, Guid unit, DateOnly from, DateOnly to)
{
    public long Of(BoardFigure figure) => log.Where(h => h.Event is AppealCollected).Sum(c => InCase(figure, c));

    private long InCase(BoardFigure figure, Happened collected)
    {
        var mine = log.Where(h => h.Stream == collected.Stream).ToList();
        var area = ((AppealCollected)collected.Event).Unit.Id;
        var counts = !mine.Exists(h => h.Event is ExclusionGranted);
        var assessed = counts ? 1 : 0;
        return figure switch
        {
            BoardFigure.Collected => In(collected.At) && Above(area) ? 1 : 0,
            BoardFigure.Dispatched => mine.Count(h => In(h.At) && h.Event is AppealDispatched e && (Above(area) || e.Lead.Unit.Id == unit)),
            BoardFigure.Reopened => mine.Count(h => In(h.At) && h.Event is AppealReopened && Above(area)),
            BoardFigure.Finished => mine.FindLastIndex(h => IsAnswer(h.Event)) is >= 0 and var last
                && !mine.Skip(last).Any(h => h.Event is AppealReopened or AppealSeparated)
                && In(mine[last].At) && (Above(area) || LeadAt(mine, mine.Count - 1) == unit) ? 1 : 0,
            BoardFigure.Unanswered => assessed * Unanswered(mine).Count(at => In(mine[at].At) && Above(LeadAt(mine, at))),
            BoardFigure.Completed => assessed * InTickets(mine).Count(h => In(h.At) && h.Event is TicketCompleted && Above(WorkerOf(h.Stream)) && Stays(h.Stream)),
            BoardFigure.Reworked => assessed * InTickets(mine).Count(h => In(h.At) && h.Event is TicketSentBack && Above(WorkerOf(h.Stream)) && Stays(h.Stream)),
            BoardFigure.YellowCard => assessed * InTickets(mine).Count(h => In(h.At) && h.Event is TicketSupervised { Colour: Card.Yellow } && Above(WorkerOf(h.Stream)) && Stays(h.Stream)),
            BoardFigure.RedCard => assessed * InTickets(mine).Count(h => In(h.At) && h.Event is TicketSupervised { Colour: Card.Red } && Above(WorkerOf(h.Stream)) && Stays(h.Stream)),
            BoardFigure.Pending or BoardFigure.InTime or BoardFigure.Late =>
                assessed * InTickets(mine).Select(h => h.Stream).Distinct().Count(ticket => Standing(ticket) == figure),
            _ => assessed * (LastRating(mine) is { } rating && Matches(figure, rating) ? 1 : 0),
        };
    }

    /// <summary>Neither taken back nor given back in the end: those are in no figure.</summary>
    private bool Stays(Guid ticket) =>
        log.Where(h => h.Stream == ticket).Select(h => h.Event).Aggregate(Ticket.Initial, Ticket.Evolve).Status is not (TicketStatus.Returned or TicketStatus.Withdrawn);

    /// <summary>A ticket once, in the period of its assessed due-by: by its own whole state and its last completion.</summary>
    private BoardFigure? Standing(Guid ticket)
    {
        var mine = log.Where(h => h.Stream == ticket).ToList();
        var state = mine.Select(h => h.Event).Aggregate(Ticket.Initial, Ticket.Evolve);
        if (state.Status is TicketStatus.Returned or TicketStatus.Withdrawn || state.AssessedBy is not { } by || !In(by) || !Above(WorkerOf(ticket))) return null;
        var done = mine.FindLastIndex(h => h.Event is TicketCompleted);
        if (done < 0 || mine.Skip(done).Any(h => h.Event is TicketSentBack)) return BoardFigure.Pending;
        return mine[done].At <= by ? BoardFigure.InTime : BoardFigure.Late;
    }

    /// <summary>The last one of the period, if it is the lead unit's or below this one.</summary>
    private AppealEvaluated? LastRating(List<Happened> mine) =>
        mine.FindLastIndex(h => h.Event is AppealEvaluated && In(h.At)) is >= 0 and var at && Above(LeadAt(mine, at)) ? (AppealEvaluated)mine[at].Event : null;

    private static bool Matches(BoardFigure figure, AppealEvaluated rating) => figure switch
    {
        BoardFigure.Satisfied => rating.Satisfaction is Satisfaction.Satisfied,
        BoardFigure.Basically => rating.Satisfaction is Satisfaction.Basically,
        BoardFigure.Dissatisfied => rating.Satisfaction is Satisfaction.Dissatisfied,
        BoardFigure.Resolved => rating.Resolved,
        BoardFigure.Unresolved => !rating.Resolved,
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    /// <summary>Where an answer turned out to stay without a rating: the first such moment after it.</summary>
    private static IEnumerable<int> Unanswered(List<Happened> mine)
    {
        for (var answer = 0; answer < mine.Count; answer++)
        {
            if (!IsAnswer(mine[answer].Event)) continue;
            var end = mine.FindIndex(answer + 1, h => h.Event is AppealReopened or AppealSeparated || IsAnswer(h.Event));
            var span = Enumerable.Range(answer, (end < 0 ? mine.Count : end) - answer).ToList();
            if (span.Exists(i => mine[i].Event is AppealEvaluated)) continue;
            var given = span.FindIndex(i => mine[i].Event is AppealClosed or CallBackAttempted { Unanswered: true });
            if (given >= 0) yield return span[given];
        }
    }

    /// <summary>Who led the work at this point of the case's own story; a merged case has its main case's.</summary>
    private Guid? LeadAt(List<Happened> mine, int index)
    {
        for (; index >= 0; index--)
        {
            switch (mine[index].Event)
            {
                case AppealDispatched e: return e.Lead.Unit.Id;
                case AppealSettledOnSpot e: return e.By.Id;
                case AppealAnsweredWithMain e:
                    var upTo = log.Take(log.ToList().IndexOf(mine[index])).Where(h => h.Stream == e.Main).ToList();
                    return LeadAt(upTo, upTo.Count - 1);
            }
        }

        return null;
    }

    private IEnumerable<Happened> InTickets(List<Happened> mine)
    {
        var tickets = log.Where(h => h.Event is TicketIssued e && e.Case == mine[0].Stream).Select(h => h.Stream).ToHashSet();
        return log.Where(h => tickets.Contains(h.Stream));
    }

    private Guid WorkerOf(Guid ticket) => log.Select(h => (h.Stream, Issued: h.Event as TicketIssued)).First(h => h.Stream == ticket && h.Issued is not null).Issued!.Unit.Id;

    private static bool IsAnswer(IEvent happened) => happened is AppealAnswered or AppealAnsweredWithMain or AppealSettledOnSpot;

    private bool In(DateTimeOffset at) => WorkingTime.DayOf(at) >= from && WorkingTime.DayOf(at) < to;

    private bool Above(Guid? lower) => lower is { } id && TestCity.Organisation.UpFrom(id).Any(u => u.Id == unit);
}
