using Haitang.Domain.Deadlines;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Demo.Lives;

/// <summary>How the work on a ticket is going to go, as far as that lies with the unit and its desk.</summary>
internal sealed class WorkPlan
{
    private static readonly TimeSpan LastWeeks = TimeSpan.FromDays(25);

    /// <summary>申请退单.</summary>
    public bool Returns { get; private set; }

    /// <summary>撤单: dispatched to the wrong unit.</summary>
    public bool Withdrawn { get; private set; }

    public bool AcceptsLate { get; private init; }
    public bool ContactsLate { get; private init; }

    /// <summary>How late, as a part of the limit; null: in time.</summary>
    public double? Late { get; set; }

    /// <summary>Begins only when the light turns yellow.</summary>
    public bool Tarries { get; private init; }
    public int Extensions { get; private set; }
    public bool Suspends { get; private set; }
    public int SendBacks { get; private set; }

    public static WorkPlan Draw(CasePlan plan, Ticket ticket, Scene scene, Chance chance)
    {
        var appeal = scene.Appeal(ticket.Case);
        var calm = plan.Urgency is not Urgency.Emergency;
        var thrice = plan.Turn is Turn.ReturnedThrice && ticket.Lead && appeal.Returns < 3;
        // What is late when the story ends has not come to its end: more of the last weeks' work is.
        var last = plan.At > scene.Story.End - LastWeeks;
        var stuck = chance.Comes(last ? 0.9 : 0.3);
        return new()
        {
            Returns = thrice || (calm && appeal.Returns == 0 && ticket.Unit != appeal.Holder && chance.Comes(0.065)),
            Withdrawn = !thrice && ticket.Lead && appeal.Tickets.Count == 1 && chance.Comes(0.008),
            AcceptsLate = !thrice && chance.Comes(0.025),
            ContactsLate = chance.Comes(0.03),
            Late = chance.Comes(last ? 0.1 : 0.028) ? (stuck ? 1 + (4 * chance.Part()) : 0.05 + (0.8 * chance.Small())) : null,
            Tarries = chance.Comes(last ? 0.55 : 0.15),
            Extensions = calm && chance.Comes(plan.Urgency is Urgency.Complex ? 0.16 : 0.045) ? (chance.Comes(0.15) ? 2 : 1) : 0,
            Suspends = calm && chance.Comes(0.017),
            SendBacks = plan.Turn is Turn.SentBackThrice && ticket.Lead && appeal.Reopenings == 0 ? 3 : chance.Comes(0.05) ? (chance.Comes(0.12) ? 2 : 1) : 0,
        };
    }

    public bool TakeReturn() => Returns && !(Returns = false);

    public bool TakeWithdrawal() => Withdrawn && !(Withdrawn = false);

    public bool TakeSuspension() => Suspends && !(Suspends = false);

    public bool TakeExtension() => Extensions > 0 && Extensions-- > 0;

    public bool TakeSendBack() => SendBacks > 0 && SendBacks-- > 0;
}
