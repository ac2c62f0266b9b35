using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Appeals;

public sealed class EscalationRecallTests
{
    [Fact]
    public void a_case_in_hand_takes_its_tickets_back_when_it_goes_up() =>
        Given(InHand).When(Escalate, At(11, 1, 9), Clerk).Then(
            new AppealEscalated(Town.Label(), City.Label(), "需要登高车"),
            new AppealTicketsRecalled([LeadTicket, AssistingTicket], AppealStatus.Classified, Clock(At(11, 1, 9), TimeLimit.WorkingHours(4))));

    [Fact]
    public void it_waits_to_be_dispatched_anew()
    {
        var up = InHand.After(Escalate, Clerk);
        Assert.Equal((AppealStatus.Classified, City.Id, 0), (up.Status, up.Holder, up.OpenTickets.Count()));
    }
}
