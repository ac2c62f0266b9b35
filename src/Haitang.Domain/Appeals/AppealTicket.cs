using Haitang.Domain.Tickets;

namespace Haitang.Domain.Appeals;

/// <summary>A ticket as its appeal knows it.</summary>
/// <param name="Ending">Null while it is open.</param>
public sealed record AppealTicket(Guid Id, Guid Unit, bool Lead, TicketEnding? Ending = null)
{
    public bool IsOpen => Ending is null;
}
