using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Boards;

/// <summary>What the tests of boards ask of the city.</summary>
internal static class BoardCity
{
    /// <summary>Until all folds and reactions have read the whole log.</summary>
    public static async Task InStepAsync(TestCity city)
    {
        var folds = city.Services.GetRequiredService<FoldRunner>();
        await Wait.UntilAsync(async () => (await folds.StatusAsync()).All(fold => fold.Lag == 0));
    }

    /// <summary>The day of a ticket's assessed due-by.</summary>
    public static async Task<DateOnly> AssessedDayAsync(TestCity city, Guid ticket)
    {
        var state = await city.Services.GetRequiredService<EventStore>().AggregateStreamAsync(
            ticket, Ticket.Initial, (s, e) => Ticket.Evolve(s, EventCodec.Read(e)));
        return WorkingTime.DayOf(state.State.AssessedBy!.Value);
    }

    public static async Task<Guid> LeadTicketAsync(TestCity city, Guid appeal)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select lead_ticket from haitang.case_rows where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = appeal });
        return (Guid)(await command.ExecuteScalarAsync())!;
    }
}
