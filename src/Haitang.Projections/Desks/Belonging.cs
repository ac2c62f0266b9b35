using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;

namespace Haitang.Projections.Desks;

/// <summary>Which rows of a heap lie on somebody's desk: within his scope, and only what his post has a part in.</summary>
internal static class Belonging
{
    public static void Narrow(Conditions where, DeskTab tab, Actor viewer, DeskFilter filter, OrganisationDirectory organisation)
    {
        var heap = Heap.Of(tab);
        if (heap.That is { } that) where.Hold(that);
        if (heap.OfTickets) OfTicket(where, tab, viewer, filter, organisation);
        else OfCase(where, tab, viewer, filter, organisation);

        where.NotRecused(Reader.Of(viewer));
        if (filter.Unit is { } unit) where.Area(unit, organisation);
        where.Is("c.category", filter.Category);
        where.Is("c.channel", filter.Channel);
        if (filter.Light is { } light && heap.OfTickets) where.TicketLight(light, "t.");
        else if (filter.Light is { } its) where.Light(its, "c.due_at", "c.");
        if (filter.From is { } from) where.That("c.collected_at >= {0}", from);
        if (filter.To is { } to) where.That("c.collected_at < {0}", to);
        if (filter.Words is { } wanted) Said(where, wanted, heap.OfTickets);
    }

    private static void OfCase(Conditions where, DeskTab tab, Actor viewer, DeskFilter filter, OrganisationDirectory organisation)
    {
        var scope = Scope.Of(viewer);
        if (scope.Area is null && !scope.Everything)
        {
            where.Hold("false");
            return;
        }

        where.See(scope, organisation);
        if (filter.Own) where.That("c.holder = {0}", viewer.Unit);
        // What only the desk that has the case can go on with, or one above it.
        else if (tab is DeskTab.Done or DeskTab.Declining or DeskTab.CallBack && !scope.Everything) where.That("c.holder = any({0})", Below(viewer.Unit, organisation));
        // Nobody calls back about work of his own.
        if (tab is DeskTab.CallBack)
            where.That("c.settled_by is distinct from {0} and not exists (select from haitang.ticket_rows w where w.unit = {0} and w.case_id = c.id and w.status = 'closed')", viewer.Unit);
    }

    private static void OfTicket(Conditions where, DeskTab tab, Actor viewer, DeskFilter filter, OrganisationDirectory organisation)
    {
        var centre = viewer.Role is Role.Centre;
        switch (tab)
        {
            case DeskTab.Returns or DeskTab.Extensions or DeskTab.Suspensions or DeskTab.Verify:
                if (filter.Own || !(centre || viewer.Role is Role.Town)) where.That("t.issuer = {0}", viewer.Unit);
                else if (!centre) where.That("t.issuer = any({0})", Below(viewer.Unit, organisation));
                if (!centre) where.Hold("not c.confidential");
                break;
            case DeskTab.OnHold or DeskTab.Supervised when centre:
                if (filter.Own) where.That("t.issuer = {0}", viewer.Unit);
                break;
            case DeskTab.Supervised:
                var town = viewer.Role is Role.Town && !filter.Own ? " or t.town = {0}" : "";
                where.That($"({Worked} or ((t.issuer = {{0}}{town}) and not c.confidential))", viewer.Unit);
                break;
            default:
                where.That(Worked, viewer.Unit);
                break;
        }
    }

    /// <summary>Of a confidential case knows who works on it or has done its work; who gave it back knows of it no more.</summary>
    private const string Worked = "(t.unit = {0} and (not c.confidential or t.status not in ('returned', 'withdrawn')))";

    private static void Said(Conditions where, Wanted wanted, bool tickets)
    {
        if (wanted.Number is { } number) where.That(tickets ? "(c.number = {0} or t.number = {0})" : "c.number = {0}", number);
        else if (wanted.Pairs is { Length: > 0 } pairs) where.That("c.id in (select w.id from haitang.case_words w where w.pairs @> {0})", pairs);
        else where.That("c.title ilike {0}", wanted.InTitle);
    }

    private static Guid[] Below(Guid unit, OrganisationDirectory organisation) =>
        [.. organisation.Units.Where(u => organisation.IsIn(u.Id, unit)).Select(u => u.Id)];
}
