using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Tickets;

/// <summary>进展: what has been done since.</summary>
public sealed record ReportProgress : ICommand<Ticket>, ICarriesAttachments
{
    public const int MostText = 4_000;
    public const int MostAttachments = 20;

    public required FreeText Text { get; init; }

    /// <summary>0–100.</summary>
    public int? Percent { get; init; }

    /// <summary>The resident may read it.</summary>
    public required bool Public { get; init; }
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    public Decision Decide(Ticket state, Facts facts)
    {
        if (state.Status is not (TicketStatus.Accepted or TicketStatus.Suspended)) return Refuse("ticket.not_in_hand", ("status", state.Status));
        var inputs = new Inputs()
            .Text("text", Text, MostText)
            .Must(Percent is null or (>= 0 and <= 100), "percent", "input.percent")
            .Must(Attachments.Count <= MostAttachments, "attachments", "attachments.too_many", ("most", MostAttachments));
        return inputs.Wrong ? inputs.Refuse() : Accept(new TicketProgressReported(Text, Percent, Public, Attachments));
    }
}
