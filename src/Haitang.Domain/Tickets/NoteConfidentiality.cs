using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>The case of this open ticket became confidential, or is so no more. A reaction sends it.</summary>
public sealed record NoteConfidentiality(bool Confidential) : ICommand<Ticket>
{
    public Decision Decide(Ticket state, Facts facts) =>
        !state.IsOpen ? Refuse("ticket.ended", ("status", state.Status))
        : state.Confidential == Confidential ? Refuse("ticket.confidentiality_known")
        : Accept(Confidential ? new TicketMadeConfidential(facts.Organisation.City!.ToNamed()) : new TicketConfidentialityLifted());
}
