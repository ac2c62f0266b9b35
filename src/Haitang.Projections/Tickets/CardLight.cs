using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;

namespace Haitang.Projections.Tickets;

/// <summary>The light that a supervision card shows by itself.</summary>
public static class CardLight
{
    public static Light Of(Card? card) => card switch
    {
        Card.Red => Light.Red,
        Card.Yellow => Light.Yellow,
        _ => Light.None,
    };
}
