using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;

namespace Haitang.Projections.Tickets;

/// <summary>What a list of tickets asks for, beside the scope of who asks. In the order of issue.</summary>
/// <param name="Unit">Only those that this unit works on.</param>
/// <param name="Issuer">Only those that this unit rules on and verifies.</param>
/// <param name="Case">Only those of this case.</param>
/// <param name="Open">Only those that have not ended.</param>
public sealed record TicketFilter(
    TicketStatus? Status = null, Guid? Unit = null, Guid? Issuer = null, Guid? Case = null, bool Open = false, Light? Light = null,
    bool OldestFirst = false, CaseCursor? After = null, int Limit = 50)
{
    public const int MostLimit = 200;
}

/// <summary>A page of tickets.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record TicketPage(IReadOnlyList<TicketRow> Rows, CaseCursor? Next);
