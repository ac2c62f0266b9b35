using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Standby;

namespace Haitang.Web.Boards;

/// <summary>What a list behind a figure is asked for.</summary>
/// <param name="Channel">A code.</param>
public sealed record BehindQuestion(BoardQuestion Board, string? Figure, string? Channel, string? After);

/// <summary>A page of the cases behind a figure.</summary>
/// <param name="Standby">As of its board.</param>
public sealed record BehindLook(
    UnitEntry Unit, BoardPeriod Period, BehindFigure Figure, BehindPage Page, DateTimeOffset At, OrganisationDirectory Organisation, StandbySight? Standby);

/// <param name="Look">Null where there is no such list for this viewer.</param>
public sealed record BehindShown(BehindLook? Look);

/// <summary>Finds the cases behind a figure, for those who see its board.</summary>
public sealed class BehindLooks(StandbyReads reads, DirectoryCache directory, TimeProvider time)
{
    public async Task<BehindLook?> OfAsync(BehindQuestion question, CancellationToken cancel = default)
    {
        var (organisation, now) = (await directory.NowAsync(cancel), time.GetUtcNow());
        if (BoardRights.Find(question.Board.Viewer, question.Board.Unit, organisation) is not { } unit
            || BoardPeriod.Of(question.Board.Period, WorkingTime.DayOf(now)) is not { } period
            || BehindFigure.Of(question.Figure) is not { } figure) return null;
        var ask = new BoardAsk(unit.Id, period.From, period.To, now, Scope.Of(question.Board.Viewer).Confidential);
        var channel = organisation.Channel(new Ref(question.Channel ?? ""))?.Id;
        var after = CaseCursor.TryParse(question.After, out var cursor) ? cursor : null;
        var (page, standby) = await reads.ReadAsync(
            (database, heard) => new BehindList(database).PageAsync(ask with { Heard = heard }, unit, figure, channel, after, cancel));
        return new(unit, period, figure, page, now, organisation, standby);
    }
}
