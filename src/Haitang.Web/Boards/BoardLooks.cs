using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Standby;

namespace Haitang.Web.Boards;

/// <summary>What a viewer asks of a board; all of it stands in the address.</summary>
/// <param name="Unit">The code; empty for the viewer's own unit.</param>
/// <param name="Period">See <see cref="BoardPeriod"/>.</param>
public sealed record BoardQuestion(Actor Viewer, string? Unit, string? Period);

/// <summary>A board as somebody sees it.</summary>
/// <param name="At">The moment that lights were compared with.</param>
/// <param name="Standby">Null where there is none; else it was read there while it follows.</param>
public sealed record BoardLook(
    UnitEntry Unit, BoardPeriod Period, BoardFigures Figures, DateTimeOffset At, OrganisationDirectory Organisation, StandbySight? Standby);

/// <summary>Answers what boards are asked, within each viewer's rights; screens that show the same board share its queries.</summary>
public sealed class BoardLooks(StandbyReads reads, DirectoryCache directory, Recusals recusals, TimeProvider time)
{
    /// <summary>Bounds the work for a board, however many screens show it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SharedLooks<Key, BoardLook> _shared = new(time, Pause, key => LookAsync(key, reads, directory, time));

    /// <summary>Null for a unit whose board is not the viewer's, that is not there, or a period that is none.</summary>
    public async Task<BoardLook?> OfAsync(BoardQuestion question, CancellationToken cancel = default)
    {
        var organisation = await directory.NowAsync(cancel);
        if (BoardRights.Find(question.Viewer, question.Unit, organisation) is not { } unit) return null;
        if (BoardPeriod.Of(question.Period, WorkingTime.DayOf(time.GetUtcNow())) is not { } period) return null;
        return await _shared.AskAsync(new(unit.Id, period, await CountsConfidentialAsync(Scope.Of(question.Viewer), cancel))).WaitAsync(cancel);
    }

    private static async Task<BoardLook> LookAsync(Key key, StandbyReads reads, DirectoryCache directory, TimeProvider time)
    {
        var (organisation, now) = (await directory.NowAsync(), time.GetUtcNow());
        var ask = new BoardAsk(key.Unit, key.Period.From, key.Period.To, now, key.Confidential);
        var (figures, standby) = await reads.ReadAsync((database, heard) => new Board(database).ReadAsync(ask with { Heard = heard }, organisation));
        return new(organisation.Unit(key.Unit)!, key.Period, figures, now, organisation, standby);
    }

    /// <summary>Whom one of them concerns sees them as everybody else does: a total less its list would tell him of it.</summary>
    private async Task<bool> CountsConfidentialAsync(Scope scope, CancellationToken cancel) =>
        scope.Confidential && !await recusals.KeepOutAsync(scope.Reader, cancel);

    /// <summary>Who may count confidential cases sees other totals.</summary>
    private sealed record Key(Guid Unit, BoardPeriod Period, bool Confidential);
}
