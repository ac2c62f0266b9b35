using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Web.Tests.Versions;

/// <summary>A stream in which each event of its kind happens once, and how today's program folds it.</summary>
internal abstract record Life(string Stream, int FoldVersion, IReadOnlyList<string> Events)
{
    /// <summary>The state of a stream in the log after so many events.</summary>
    public abstract Task<object> StateAsync(EventStore log, Guid stream, long version);

    public static IReadOnlyList<Life> All { get; } =
    [
        Of<Appeal>("""
            appeal_collected appeal_supplemented appeal_misuse_marked appeal_misuse_lifted appeal_recused appeal_recusal_lifted appeal_classified
            appeal_escalated appeal_raised appeal_handed_over appeal_decline_proposed appeal_dispatch_overdue appeal_dispatched appeal_message_posted
            appeal_ticket_transferred appeal_ticket_sent_back appeal_marked_problem appeal_absorbed appeal_released appeal_tickets_recalled
            appeal_ticket_finished appeal_answered call_back_attempted appeal_evaluated exclusion_requested exclusion_granted exclusion_refused
            appeal_reopened appeal_merged appeal_answered_with_main appeal_separated appeal_settled_on_spot appeal_declined appeal_withdrawn appeal_closed
            """),
        Of<Ticket>("""
            ticket_issued ticket_made_confidential ticket_confidentiality_lifted ticket_acceptance_overdue ticket_return_requested ticket_return_refused
            ticket_accepted ticket_contact_overdue ticket_contacted ticket_progress_reported ticket_extension_requested ticket_extension_refused
            ticket_extended ticket_suspension_requested ticket_suspension_refused ticket_suspended ticket_deadline_moved ticket_resumed
            ticket_supervised ticket_supervision_lifted ticket_due_soon ticket_overdue ticket_transferred ticket_completed ticket_sent_back
            ticket_verified ticket_closed ticket_returned ticket_withdrawn
            """),
        Of<Unit>("unit_opened unit_renamed unit_moved grid_leader_appointed grid_leader_relieved unit_merged unit_closed unit_reopened"),
        Of<Account>("account_opened post_granted password_reset post_ended account_disabled account_restored"),
        Of<Category>("category_added category_renamed category_nature_set category_retired category_restored"),
        Of<Channel>("channel_added channel_renamed channel_retired channel_restored"),
        Of<DeadlinePolicy>("deadline_policy_started deadline_policy_revised"),
        Of<WorkingCalendar>("working_calendar_started working_hours_changed calendar_year_entered calendar_year_corrected"),
    ];

    private static LifeOf<TState> Of<TState>(string events) where TState : class, IStreamState<TState> =>
        new(EventNames.OfStream<TState>(), TState.FoldVersion, events.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <inheritdoc/>
internal sealed record LifeOf<TState>(string Stream, int FoldVersion, IReadOnlyList<string> Events) : Life(Stream, FoldVersion, Events)
    where TState : class, IStreamState<TState>
{
    public override async Task<object> StateAsync(EventStore log, Guid stream, long version) =>
        (await log.AggregateStreamAsync(stream, TState.Initial, (state, e) => TState.Evolve(state, EventCodec.Read(e)), version)).State;
}
