using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Organisation.TestCity;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Worlds;

using Outcome = Haitang.Domain.Tickets.Outcome;

/// <summary>Whole cases with everything that follows from each step.</summary>
public sealed class WholeCaseTests
{
    private static readonly DispatchAppeal ToTheCommunity = new() { Lead = Community.Code };

    private static readonly DispatchAppeal ToTheDepartment = new() { Lead = Department.Code };

    private readonly World _world = new();

    [Fact]
    public void from_the_doorstep_to_the_archive()
    {
        var id = Classified();
        Done(id, ToTheCommunity, Clerk);
        var ticket = Lead(id);
        Done(ticket, new AcceptTicket(), Neighbour);
        Done(ticket, TicketCommands.Contact, Neighbour);
        Done(ticket, TicketCommands.Complete, Neighbour);
        Done(ticket, new VerifyTicket(), Clerk);
        Assert.Equal(AppealStatus.Done, Case(id).Status);
        Done(id, AppealCommands.Answer, Clerk);
        Done(id, AppealCommands.Evaluate, Clerk);
        _world.Pass(TimeSpan.FromDays(8));
        _world.StrikeClocks();
        Assert.Equal(AppealStatus.Closed, Case(id).Status);
    }

    [Fact]
    public void returned_three_times_it_is_the_command_centre_that_names_the_unit()
    {
        var id = Classified();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Town.Id, Case(id).Holder);
            Done(id, ToTheCommunity, Clerk);
            Done(Lead(id), TicketCommands.AskReturn with { SuggestedUnit = default }, Neighbour);
            Done(Lead(id), new ReturnTicket(), Clerk);
        }

        Assert.Equal((AppealStatus.Classified, City.Id, true), (Case(id).Status, Case(id).Holder, Case(id).Problem));
        Assert.Null(_world.Send(id, ToTheCommunity, Clerk));
        Done(id, ToTheDepartment, Officer);
        Assert.Equal(Card.Red, _world.Tickets[Lead(id)].State.Card);
    }

    [Fact]
    public void sent_back_three_times_it_is_a_problem_and_under_supervision()
    {
        var id = Classified();
        Done(id, ToTheCommunity, Clerk);
        Done(Lead(id), new AcceptTicket(), Neighbour);
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(_world.Tickets[Lead(id)].State.Card);
            Done(Lead(id), TicketCommands.Complete, Neighbour);
            Done(Lead(id), TicketCommands.SendBack, Clerk);
        }

        Assert.Equal((4, Card.Red, true), (_world.Tickets[Lead(id)].State.Run, _world.Tickets[Lead(id)].State.Card, Case(id).Problem));
    }

    [Fact]
    public void reopened_twice_the_new_ticket_is_under_supervision()
    {
        var id = Classified();
        Done(id, ToTheCommunity, Clerk);
        Finish(id);
        Done(id, AppealCommands.Reopen, Clerk);
        Finish(id);
        Done(id, AppealCommands.Reopen, Officer);
        Assert.Equal((Card.Red, true), (_world.Tickets[Lead(id)].State.Card, Case(id).Problem));
    }

    [Fact]
    public void a_merged_case_is_answered_with_its_main_case_and_its_work_is_taken_back()
    {
        var (id, main) = (Classified(), Classified());
        Done(id, ToTheCommunity, Clerk);
        var ticket = Lead(id);
        Done(id, AppealCommands.Merge with { Into = main }, Clerk);
        Assert.Equal(TicketStatus.Withdrawn, _world.Tickets[ticket].State.Status);
        Done(main, AppealCommands.Settle, Clerk);
        Assert.Equal((AppealStatus.Answered, Outcome.Resolved), (Case(id).Status, Case(id).Outcome));
    }

    [Fact]
    public void a_higher_desk_that_dispatched_rules_and_the_lower_one_does_not()
    {
        var id = Classified();
        Done(id, ToTheDepartment, Officer);
        Done(Lead(id), TicketCommands.AskReturn, Engineer);
        Assert.Null(_world.Send(Lead(id), new ReturnTicket(), Clerk));
        Done(Lead(id), new ReturnTicket(), Officer);
    }

    [Fact]
    public void a_node_that_stood_still_for_days_writes_what_one_that_did_not_has_written()
    {
        Assert.Equal(Facts(everyMinutes: 30), Facts(everyMinutes: null));

        static IEnumerable<IEvent> Facts(int? everyMinutes)
        {
            var tests = new WholeCaseTests();
            var id = tests.Classified();
            tests.Done(id, ToTheCommunity, Clerk);
            for (var night = TimeSpan.FromDays(9); night > TimeSpan.Zero; night -= TimeSpan.FromMinutes(everyMinutes ?? 60 * 24 * 9))
            {
                tests._world.Pass(TimeSpan.FromMinutes(everyMinutes ?? 60 * 24 * 9));
                tests._world.StrikeClocks();
                tests._world.StrikeClocks();
            }

            return tests._world.Tickets.Values.Single().Events.Skip(1);
        }
    }

    [Fact]
    public void the_night_had_four_facts()
    {
        var id = Classified();
        Done(id, ToTheCommunity, Clerk);
        _world.Pass(TimeSpan.FromDays(9));
        _world.StrikeClocks();
        Assert.Equal(
            [
                new TicketAcceptanceOverdue(At(10, 31, 17)), new TicketContactOverdue(At(10, 31, 17)),
                new TicketDueSoon(1, At(11, 5, 17)), new TicketOverdue(1, At(11, 6, 17)),
            ],
            _world.Tickets[Lead(id)].Events.Skip(1));
    }

    private void Finish(Guid id)
    {
        Done(Lead(id), new AcceptTicket(), Neighbour);
        Done(Lead(id), TicketCommands.Complete, Neighbour);
        Done(Lead(id), new VerifyTicket(), Clerk);
        Done(id, AppealCommands.Answer, Clerk);
    }

    private Guid Classified()
    {
        var id = _world.Collect(AppealCommands.Collect, Officer);
        Done(id, AppealCommands.Classify, Clerk);
        return id;
    }

    private Appeal Case(Guid id) => _world.Appeals[id].State;

    private Guid Lead(Guid id) => Case(id).Tickets.Last(t => t.Lead).Id;

    private void Done(Guid stream, ICommand command, Actor by)
    {
        Assert.IsType<Decision.Accepted>(_world.Send(stream, command, by));
        Assert.Empty(Laws.Broken(_world));
    }
}
