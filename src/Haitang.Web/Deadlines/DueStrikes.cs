using System.Globalization;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.Projections.DueItems;
using Haitang.Web.Commands;

namespace Haitang.Web.Deadlines;

/// <summary>The command that writes down what has come due on a stream. Its id follows from stream and moment: two clocks strike once.</summary>
public static class DueStrikes
{
    public static SentCommand Of(DueItem item) => new(
        NameBasedId.Of(item.Id, string.Create(CultureInfo.InvariantCulture, $"clock/{item.At.UtcTicks}")),
        Actor.System,
        item.Stream switch
        {
            "appeal" => new StrikeAppealClock(),
            "ticket" => new StrikeTicketClock(),
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.Stream, "The clock knows no such stream."),
        })
    {
        Stream = item.Id,
    };
}
