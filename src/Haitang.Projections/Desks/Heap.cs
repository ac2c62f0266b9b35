using Haitang.Projections.Cases;
using Haitang.Projections.Tickets;

namespace Haitang.Projections.Desks;

/// <summary>
/// How the work of a tab is found: from which rows, in which states, in which order. States stand as literals in the statement,
/// so that the small indexes over some of them serve.
/// </summary>
/// <param name="OfTickets">Tickets with their cases; else cases.</param>
/// <param name="Order">The column in whose order it is worked off.</param>
/// <param name="MayLack">The column can be null: such rows come last.</param>
/// <param name="Latest">The latest first; else what has come longest ago, or is due soonest.</param>
/// <param name="That">What else makes it belong here.</param>
internal sealed record Heap(bool OfTickets, string[] Statuses, string Order, bool MayLack = false, bool Latest = false, string? That = null)
{
    private const string Soon = "(c.due_at is not null and (c.soon_at <= now() or c.card is not null))";
    private const string SoonForTicket = "(t.soon_at <= now() or t.card is not null)";
    private static readonly string[] Running = ["issued", "return-asked", "accepted", "suspended"];
    private static readonly string[] Open = [.. Running, "completed"];

    public static Heap Of(DeskTab tab) => tab switch
    {
        DeskTab.Collected => Cases(["collected"], "c.due_at") with { MayLack = true },
        DeskTab.Classified => Cases(["classified"], "c.due_at") with { MayLack = true },
        DeskTab.Due => Cases(["collected", "classified", "in-hand"], "c.due_at") with { That = Soon },
        DeskTab.Done => Cases(["done"], "c.collected_at"),
        DeskTab.Declining => Cases([], "c.collected_at") with { That = "c.decline_reason is not null" },
        DeskTab.CallBack => Cases([], "c.call_back_by") with { That = "c.call_back_by is not null" },
        DeskTab.All => Cases([], "c.collected_at") with { Latest = true },
        DeskTab.Returns => Tickets(["return-asked"], "t.issued_at"),
        DeskTab.Extensions => Tickets(Open, "t.due_by") with { MayLack = true, That = "t.extension_asked is not null" },
        DeskTab.Suspensions => Tickets(Open, "t.due_by") with { MayLack = true, That = "t.suspension_asked is not null" },
        DeskTab.OnHold => Tickets(["suspended"], "t.resumes_at") with { MayLack = true },
        DeskTab.Verify => Tickets(["completed"], "t.issued_at"),
        DeskTab.Supervised => Tickets(Open, "t.due_by") with { MayLack = true, That = "t.card is not null" },
        DeskTab.Accept => Tickets(["issued"], "t.accept_by") with { MayLack = true },
        DeskTab.Hand => Tickets(["accepted", "suspended", "return-asked"], "t.due_by") with { MayLack = true },
        DeskTab.Late => Tickets(Running, "t.due_by") with { MayLack = true, That = SoonForTicket },
        DeskTab.Back => Tickets(["accepted"], "t.due_by") with { MayLack = true, That = "t.run > 1" },
        DeskTab.Finished => Tickets(["completed"], "t.issued_at"),
        DeskTab.Tickets => Tickets([], "t.issued_at") with { Latest = true },
        _ => throw new ArgumentOutOfRangeException(nameof(tab), tab, "No such tab."),
    };

    /// <summary>The statement for a page; states in due order are walked one by one, each along its index.</summary>
    /// <param name="limit">How many, in the statement itself: a plan for any number reads as if it were a tenth of all.</param>
    public string Page(Conditions where, int limit)
    {
        var order = $"{Order}{(Latest ? " desc" : "")}, {Key}{(Latest ? " desc" : "")}";
        if (OfTickets || Statuses.Length < 2) return $"select {Columns} from {Shown} where {where}{InStatus(Statuses)} order by {order} limit {limit}";
        var branches = Statuses.Select(status => $"(select {Columns} from {Shown} where {where}{InStatus([status])} order by {order} limit {limit})");
        return $"select * from ({string.Join(" union all ", branches)}) c order by {order} limit {limit}";
    }

    /// <summary>The statement that counts, but not beyond the limit.</summary>
    public string Count(Conditions where, int limit) => $"select count(*) from (select from {Rows} where {where}{InStatus(Statuses)} limit {limit}) counted";

    /// <summary>Only what comes after this.</summary>
    public void After(DeskCursor cursor, Conditions where)
    {
        if (cursor.At is not { } at) where.That($"({Order} is null and {Key} > {{0}})", cursor.Id);
        else if (MayLack) where.That($"(({Order}, {Key}) > ({{0}}, {{1}}) or {Order} is null)", at, cursor.Id);
        else where.That($"({Order}, {Key}) {(Latest ? '<' : '>')} ({{0}}, {{1}})", at, cursor.Id);
    }

    /// <summary>Where a page ends that ends with this row.</summary>
    public DeskCursor CursorOf(DeskRow row) => new(
        Order switch
        {
            "c.due_at" => row.Case.DueAt,
            "c.collected_at" => row.Case.CollectedAt,
            "c.call_back_by" => row.Case.CallBackBy,
            "t.due_by" => row.Ticket!.DueBy,
            "t.accept_by" => row.Ticket!.AcceptBy,
            "t.resumes_at" => row.Ticket!.ResumesAt,
            _ => row.Ticket!.IssuedAt,
        }, row.Id);

    private string Key => OfTickets ? "t.id" : "c.id";

    private string Rows => OfTickets ? "haitang.ticket_rows t join haitang.case_rows c on c.id = t.case_id" : "haitang.case_rows c";

    /// <summary>With what is only shown, not looked for.</summary>
    private string Shown => OfTickets ? $"{Rows} join haitang.ticket_progress p on p.id = t.id" : Rows;

    private string Columns => OfTickets ? $"{CaseColumns.OfC}, {TicketColumns.OfT}" : CaseColumns.OfC;

    private string InStatus(string[] statuses) => statuses switch
    {
        [] => "",
        [var one] => $" and {(OfTickets ? "t" : "c")}.status = '{one}'",
        _ => $" and {(OfTickets ? "t" : "c")}.status in ({string.Join(", ", statuses.Select(s => $"'{s}'"))})",
    };

    private static Heap Cases(string[] statuses, string order) => new(false, statuses, order);

    private static Heap Tickets(string[] statuses, string order) => new(true, statuses, order);
}
