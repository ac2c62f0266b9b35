using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.Projections.Events;

namespace Haitang.Projections.Boards;

/// <summary>Something that just happened, as everybody in the area may hear it: no free text, no person.</summary>
/// <param name="Who">The unit that it is about.</param>
/// <param name="Word">The enum's value, or the id of the channel, that belongs into the sentence.</param>
/// <param name="Units">Where it is told.</param>
public sealed record BoardNews(long Position, DateTimeOffset At, string Type, Guid Case, Guid? Who, string? Word, IReadOnlyList<Guid> Units)
{
    /// <summary>So many are kept for each unit: more than a screen shows, so that some may turn confidential.</summary>
    public const int Kept = 40;

    /// <summary>Null for what is no news to others.</summary>
    /// <param name="life">The case after it.</param>
    public static BoardNews? Of(long position, Guid stream, IEvent happened, DateTimeOffset at, Guid @case, BoardLife life)
    {
        var worker = life.Tickets.FirstOrDefault(t => t.Id == stream)?.Units ?? [];
        (Guid? Who, string? Word)? told = happened switch
        {
            AppealCollected e => (life.Area[0], e.Channel.Id.ToString()),
            AppealDispatched e => (e.Lead.Unit.Id, null),
            AppealEscalated e => (e.From.Id, null),
            AppealSettledOnSpot e => (e.By.Id, null),
            AppealAnswered e => (null, EnumNames.Of(e.Outcome)),
            AppealEvaluated e => (null, EnumNames.Of(e.Satisfaction)),
            AppealReopened or AppealMarkedProblem => (null, null),
            TicketAccepted or TicketSentBack or TicketClosed or TicketOverdue => (worker[0], null),
            TicketCompleted e => (worker[0], EnumNames.Of(e.Outcome)),
            TicketSupervised e => (worker[0], EnumNames.Of(e.Colour)),
            _ => null,
        };
        return told is var (who, word)
            ? new(position, at, EventNames.Of(happened), @case, who, word, [.. life.Area.Concat(worker).Concat(life.Lead.Take(1)).Distinct()])
            : null;
    }

    /// <summary>What of a batch can still be among the latest of a unit.</summary>
    internal static IEnumerable<(Guid Unit, BoardNews News)> Latest(IEnumerable<BoardNews> all) =>
        all.SelectMany(news => news.Units.Select(unit => (unit, news))).GroupBy(n => n.unit)
            .SelectMany(of => of.OrderByDescending(n => n.news.Position).Take(Kept));
}
