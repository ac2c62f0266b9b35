using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Tickets;

public sealed class WorkOnTicketTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("contact before it is accepted", Issued, Contact, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("progress after it is completed", Completed, Progress, "ticket.not_in_hand", by: Engineer),
        RefusedStory.Of("more than the whole", Accepted, Progress with { Percent = 101 }, "input.percent", "percent", Engineer),
        RefusedStory.Of("less than nothing", Accepted, Progress with { Percent = -1 }, "input.percent", "percent", Engineer),
        RefusedStory.Of(
            "too many pictures", Accepted, Progress with { Attachments = [.. Enumerable.Range(0, 21).Select(Number)] },
            "attachments.too_many", "attachments", Engineer),
        .. RefusedStory.Texts(Accepted, "text", ReportProgress.MostText, t => Progress with { Text = t }, Engineer),
    ];

    [Fact]
    public void the_first_contact_stops_its_clock() =>
        Given(Accepted).When(Contact, At(10, 31, 17), Engineer).Then(new TicketContacted(ContactWay.Phone, First: true, InTime: true));

    [Fact]
    public void a_first_contact_can_come_too_late() =>
        Given(Accepted).When(Contact, At(11, 1, 9), Engineer).Then(new TicketContacted(ContactWay.Phone, First: true, InTime: false));

    [Fact]
    public void later_contacts_are_kept_and_judged_no_more() =>
        Given(Accepted.After(Contact, Engineer)).When(Contact, At(11, 20, 9), Engineer)
            .Then(new TicketContacted(ContactWay.Phone, First: false, InTime: null));

    [Fact]
    public void where_no_contact_was_due_none_is_late() =>
        Given(Fold(RoutineIssued with { Contact = null }).After(new AcceptTicket(), Engineer)).When(Contact, At(11, 20, 9), Engineer)
            .Then(new TicketContacted(ContactWay.Phone, First: true, InTime: null));

    [Fact]
    public void progress_is_reported_also_while_the_ticket_is_suspended() =>
        Given(Suspended).When(Progress, by: Engineer).Then(new TicketProgressReported("登高车已约", 30, true, []));

    [Fact]
    public void progress_without_a_figure_leaves_the_last_one() =>
        Assert.Equal(30, Accepted.After(Progress, Engineer).After(Progress with { Percent = null }, Engineer).Percent);
}
