using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;
using Npgsql;

namespace Haitang.Projections.Tickets;

/// <summary>What of a ticket is counted, kept so that it can be taken back.</summary>
/// <param name="Units">Who works on it and all above at its last event, as its row has it.</param>
internal sealed record CountedTicket(Guid Id, Guid Unit, Guid Issuer, Guid[] Units, TicketStatus Status, bool Confidential)
{
    public static Sql Read(Guid[] ids) => Sql.Of(
        $"select id, unit, issuer, units, status, confidential from haitang.counted_tickets where id = any({ids})");

    public static CountedTicket Of(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetFieldValue<Guid[]>(3), EnumNames.Parse<TicketStatus>(row.GetString(4)), row.GetBoolean(5));

    /// <summary>After one more event.</summary>
    public static CountedTicket Next(Guid id, CountedTicket? counted, IEvent happened, UnitTree tree)
    {
        if (counted is not null && TicketRowWriter.LeavesPlace(happened)) return counted;
        var before = counted is null ? Ticket.Initial : Ticket.Initial with
        {
            Unit = counted.Unit,
            Issuer = counted.Issuer,
            Status = counted.Status,
            Confidential = counted.Confidential,
        };
        var after = Ticket.Evolve(before, happened);
        Guid[] units = [.. tree.UpFrom(after.Unit)];
        return new(id, after.Unit, after.Issuer, counted?.Units.SequenceEqual(units) is true ? counted.Units : units, after.Status, after.Confidential);
    }

    /// <summary>Everything that it counts for.</summary>
    public IEnumerable<(Guid Unit, TicketPart Part)> CountsFor() =>
    [
        .. Units.Append(Issuer).Distinct().Select(unit => (unit, TicketPart.Seen)), (Unit, TicketPart.Unit), (Issuer, TicketPart.Issuer),
    ];

    /// <summary>For many at once (<see cref="FoldBatch.AddEach"/>).</summary>
    public Sql Write() => Sql.ForEach($"""
        insert into haitang.counted_tickets(id, unit, issuer, units, status, confidential)
        select s.id, {Unit}, {Issuer}, {Units}, {EnumNames.Of(Status)}, {Confidential} from s
        on conflict (id) do update set unit = excluded.unit, issuer = excluded.issuer, units = excluded.units, status = excluded.status,
          confidential = excluded.confidential
        """);
}

/// <summary>What a unit has to do with the tickets that are counted for it.</summary>
internal enum TicketPart
{
    /// <summary>They lie in it or below it, or it issued them.</summary>
    Seen,
    /// <summary>It works on them itself.</summary>
    Unit,
    /// <summary>It issued them itself.</summary>
    Issuer,
}
