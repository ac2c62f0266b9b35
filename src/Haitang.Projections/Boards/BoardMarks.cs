using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;

namespace Haitang.Projections.Boards;

/// <summary>Everything that a case counts for, from what is known of it: pure, so that a change is the difference of two.</summary>
public static class BoardMarks
{
    public static IEnumerable<BoardMark> Of(BoardLife life)
    {
        if (life.Area.Count == 0) yield break;
        // A case counts where it lies; of who works on it from outside only the unit itself, departments and partners.
        Guid[] place = [.. life.Area.Concat(life.Lead.Take(1)).Distinct()];
        yield return Mark(BoardFigure.Collected, life.CollectedAt, life.Area);
        if (life.AnsweredAt is { } answered) yield return Mark(BoardFigure.Finished, answered, place);
        var left = life.Tickets.Where(t => t.IsOut).Select(t => t.Id).ToHashSet();
        foreach (var moment in life.Moments.Where(m => (!life.Excluded || !IsAssessed(m.Figure)) && !left.Contains(m.Ticket)))
            yield return Mark(moment.Figure, moment.At, moment.Units, moment.Ticket);
        if (life.Excluded) yield break;
        foreach (var ticket in life.Tickets)
        {
            if (ticket.Standing is { } standing) yield return Mark(standing, ticket.AssessedBy!.Value, ticket.Units, ticket.Id);
        }

        foreach (var (rating, again) in Counted(life.Ratings))
        {
            yield return Mark(OfSatisfaction(rating.Satisfaction), rating.At, rating.Units) with { Again = again };
            yield return Mark(rating.Resolved ? BoardFigure.Resolved : BoardFigure.Unresolved, rating.At, rating.Units) with { Again = again };
        }

        BoardMark Mark(BoardFigure figure, DateTimeOffset at, IReadOnlyList<Guid> units, Guid ticket = default) =>
            new(figure, ticket, at, DateOnly.MaxValue, life.Confidential, BoardMark.Join(units));
    }

    /// <summary>The last one per case counts in a period: of those of one day only the last is ever the last.</summary>
    private static IEnumerable<(BoardRating Rating, DateOnly Again)> Counted(IReadOnlyList<BoardRating> ratings)
    {
        for (var i = 0; i < ratings.Count; i++)
        {
            var again = i + 1 < ratings.Count ? WorkingTime.DayOf(ratings[i + 1].At) : DateOnly.MaxValue;
            if (again != WorkingTime.DayOf(ratings[i].At)) yield return (ratings[i], again);
        }
    }

    private static bool IsAssessed(BoardFigure figure) =>
        figure is BoardFigure.Completed or BoardFigure.Reworked or BoardFigure.YellowCard or BoardFigure.RedCard or BoardFigure.Unanswered;

    private static BoardFigure OfSatisfaction(Satisfaction satisfaction) => satisfaction switch
    {
        Satisfaction.Satisfied => BoardFigure.Satisfied,
        Satisfaction.Basically => BoardFigure.Basically,
        _ => BoardFigure.Dissatisfied,
    };
}
