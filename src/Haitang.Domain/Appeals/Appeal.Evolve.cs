using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Appeals;

public sealed partial record Appeal
{
    public static Appeal Evolve(Appeal state, IEvent happened) => happened switch
    {
        AppealCollected e => state with
        {
            Status = AppealStatus.Collected,
            Number = e.Number,
            Channel = e.Channel.Id,
            Unit = e.Unit.Id,
            Holder = e.Holder.Id,
            Subject = e.Subject,
            Reporter = e.Reporter,
            ExternalRef = e.ExternalRef,
            AsTold = e.AsTold,
            Collector = e.Collector,
            Confidential = e.Confidential,
            Attachments = e.Attachments,
            Dispatch = e.Dispatch,
        },
        AppealSupplemented e => state with { Attachments = [.. state.Attachments, .. e.Attachments] },
        AppealClassified e => state with
        {
            Status = AppealStatus.Classified,
            Category = e.Category.Id,
            Nature = e.Nature,
            Urgency = e.Urgency,
            Level = e.Level,
            Confidential = e.Confidential,
            Holder = e.Holder.Id,
            Dispatch = e.Dispatch ?? state.Dispatch,
            DeclineProposed = null,
        },
        AppealRecused e => state with
        {
            RecusedUnits = e.Unit is { } unit ? [.. state.RecusedUnits, unit.Id] : state.RecusedUnits,
            RecusedAccounts = e.Account is { } account ? [.. state.RecusedAccounts, account] : state.RecusedAccounts,
        },
        AppealRecusalLifted e => state with
        {
            RecusedUnits = [.. state.RecusedUnits.Where(u => u != e.Unit?.Id)],
            RecusedAccounts = [.. state.RecusedAccounts.Where(a => a != e.Account)],
        },
        AppealMisuseMarked e => state with { MisuseUntil = e.LastDay },
        AppealMisuseLifted => state with { MisuseUntil = null },
        AppealEscalated e => state with { Holder = e.To.Id, DeclineProposed = null },
        AppealHandedOver e => state with { Holder = e.To.Id },
        AppealRaised e => state with { Holder = e.To.Id, Level = Appeals.Level.City },
        AppealDispatched e => state with
        {
            Status = AppealStatus.InHand,
            Holder = e.Holder?.Id ?? state.Holder,
            DeclineProposed = null,
            Tickets = [.. state.Tickets, Issued(e.Lead, lead: true), .. e.Assisting.Select(t => Issued(t, lead: false))],
        },
        AppealDispatchOverdue => state with { DispatchOverdue = true },
        AppealMarkedProblem => state with { Problem = true },
        AppealMessagePosted => state,
        AppealMerged e => state with { Status = AppealStatus.Merged, Main = e.Main, MainNumber = e.MainNumber, DeclineProposed = null },
        AppealSeparated e => state with
        {
            Status = e.Status,
            Main = null,
            MainNumber = null,
            Windows = null,
            Outcome = null,
            CallBacks = [],
            Evaluated = false,
            Dispatch = e.Dispatch ?? state.Dispatch,
            DispatchOverdue = e.Dispatch is null && state.DispatchOverdue,
        },
        AppealAbsorbed e => state with { Absorbed = [.. state.Absorbed, e.Appeal] },
        AppealReleased e => state with { Absorbed = [.. state.Absorbed.Where(a => a != e.Appeal)] },
        AppealDeclineProposed e => state with { DeclineProposed = new(e.Reason, e.By) },
        AppealDeclined => state with { Status = AppealStatus.Declined, DeclineProposed = null },
        AppealWithdrawn => state with { Status = AppealStatus.Withdrawn, DeclineProposed = null },
        ExclusionRequested => state with { Exclusion = Exclusion.Requested },
        ExclusionGranted => state with { Exclusion = Exclusion.Granted },
        ExclusionRefused => state with { Exclusion = Exclusion.Refused },
        _ => EvolveTickets(state, happened) ?? EvolveAnswer(state, happened)
            ?? throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Not an event of an appeal."),
    };

    private static Appeal? EvolveTickets(Appeal state, IEvent happened) => happened switch
    {
        AppealTicketsRecalled e => state with
        {
            Status = e.Status,
            Tickets = [.. state.Tickets.Select(t => e.Tickets.Contains(t.Id) ? t with { Ending = TicketEnding.Withdrawn } : t)],
            Dispatch = e.Dispatch ?? state.Dispatch,
            DispatchOverdue = e.Dispatch is null && state.DispatchOverdue,
        },
        AppealTicketFinished e => state with
        {
            Status = e.Status,
            Tickets = [.. state.Tickets.Select(t => t.Id == e.Ticket ? t with { Ending = e.Ending } : t)],
            Outcome = e.Outcome ?? state.Outcome,
            Returns = state.Returns + (e.Ending is TicketEnding.Returned ? 1 : 0),
            Dispatch = e.Dispatch ?? state.Dispatch,
            DispatchOverdue = e.Dispatch is null && state.DispatchOverdue,
        },
        AppealTicketTransferred e => state with
        {
            Tickets = [.. state.Tickets.Select(t => t.Id == e.Ticket ? t with { Unit = e.To.Id } : t)],
        },
        AppealTicketSentBack => state with { SendBacks = state.SendBacks + 1 },
        _ => null,
    };

    private static Appeal? EvolveAnswer(Appeal state, IEvent happened) => happened switch
    {
        AppealSettledOnSpot e => Answered(state, e.Windows) with
        {
            Attachments = [.. state.Attachments, .. e.Attachments],
            SettledBy = e.By.Id,
            DeclineProposed = null,
        },
        AppealAnswered e => Answered(state, e.Windows) with { Outcome = e.Outcome },
        AppealAnsweredWithMain e => Answered(state, e.Windows) with { Outcome = e.Outcome },
        CallBackAttempted e => state with { CallBacks = [.. state.CallBacks, e] },
        AppealEvaluated => state with { Evaluated = true },
        AppealReopened e => state with
        {
            Status = e.Status,
            Main = null,
            MainNumber = null,
            // What followed it was answered with it, and stays so.
            Absorbed = [],
            Reopenings = e.Ordinal,
            ReopenedByResident = state.ReopenedByResident || e.ByResident,
            SettledBy = null,
            Dispatch = e.Dispatch ?? state.Dispatch,
            DispatchOverdue = false,
        },
        AppealClosed => state with { Status = AppealStatus.Closed },
        _ => null,
    };

    private static Appeal Answered(Appeal state, AnswerWindows? windows) =>
        state with { Status = AppealStatus.Answered, Windows = windows, CallBacks = [], Evaluated = false };

    private static AppealTicket Issued(IssuedTicket ticket, bool lead) => new(ticket.Ticket, ticket.Unit.Id, lead);
}
