using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.Examples.TicketCommands;
using static Haitang.Domain.Tests.Examples.TicketExamples;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Tickets;

public sealed class WithdrawalTests
{
    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it has ended", Closed, Withdraw, "ticket.ended"),
        RefusedStory.Of("it has ended", Returned, new RecallTicket(), "ticket.ended", by: Actor.System),
        RefusedStory.Of("it has ended", Closed, Transfer, "ticket.ended", by: Actor.System),
        RefusedStory.Of("nobody is called so", Accepted, Transfer with { To = Number(250) }, "unit.unknown", by: Actor.System),
        RefusedStory.Of("it is another unit's", Accepted, Transfer with { From = Partner.Id, To = Department.Id }, "ticket.not_of_unit", by: Actor.System),
        .. RefusedStory.Texts(Accepted, "reason", SendBackTicket.MostReason, t => Withdraw with { Reason = t }),
    ];

    public static TheoryData<string> Open => [.. TicketExamples.All.Where(e => e.State.IsOpen).Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Open))]
    public void its_issuer_takes_it_back_whatever_its_state(string name) =>
        Given(TicketExamples.All.Single(e => e.Name == name).State).When(Withdraw, by: Officer).Then(new TicketWithdrawn(Id, "派错了"));

    [Fact]
    public void recalled_by_its_case_it_ends_without_a_reason() =>
        Given(Suspended).When(new RecallTicket()).Then(new TicketWithdrawn(Id, null));

    [Fact]
    public void a_merged_units_ticket_goes_on_with_its_successor()
    {
        Given(Accepted).When(Transfer).Then(new TicketTransferred(Department.Label(), Partner.Label(), TransferredPart.Unit, Id));
        Assert.Equal(Partner.Id, Accepted.After(Transfer, Actor.System).Unit);
    }

    [Fact]
    public void a_merged_issuers_tickets_are_ruled_on_by_its_successor()
    {
        var ticket = Fold(RoutineIssued with { Issuer = Town.Label() });
        Given(ticket).When(new TransferTicket(Town.Id, OtherTown.Id)).Then(new TicketTransferred(Town.Label(), OtherTown.Label(), TransferredPart.Issuer, Id));
        Assert.Equal(OtherTown.Id, ticket.After(new TransferTicket(Town.Id, OtherTown.Id), Actor.System).Issuer);
    }
}
