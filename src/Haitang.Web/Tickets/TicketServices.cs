using Haitang.Projections.Tickets;

namespace Haitang.Web.Tickets;

/// <summary>Registers what reads tickets.</summary>
public static class TicketServices
{
    public static IServiceCollection AddTickets(this IServiceCollection services) =>
        services.AddSingleton<TicketList>().AddSingleton<TicketCounts>().AddSingleton<TicketLists>().AddSingleton<TicketReading>();
}
