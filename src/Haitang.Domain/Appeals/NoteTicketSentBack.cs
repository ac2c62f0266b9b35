using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>A ticket of this appeal was sent back for rework. A reaction sends it.</summary>
public sealed record NoteTicketSentBack(Guid Ticket) : ICommand<Appeal>
{
    private const int ProblemAt = 3;

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Tickets.All(t => t.Id != Ticket)) return Refuse("appeal.ticket_unknown");
        return state.SendBacks + 1 == ProblemAt && !state.Problem
            ? Accept(new AppealTicketSentBack(Ticket), new AppealMarkedProblem(ProblemCause.ThirdSendBack, [.. state.OpenTickets.Select(t => t.Id)]))
            : Accept(new AppealTicketSentBack(Ticket));
    }
}
