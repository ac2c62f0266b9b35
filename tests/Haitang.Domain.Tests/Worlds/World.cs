using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Reactions;
using Haitang.Domain.Tests.Organisation;
using Haitang.Domain.Tickets;

namespace Haitang.Domain.Tests.Worlds;

/// <summary>Appeals and their tickets in memory: a command is authorised and decided, and the reactions run until nothing follows any more.</summary>
internal sealed class World
{
    private static readonly IReaction[] Reactions =
        [new TicketFacts(), new RecalledTickets(), new ProblemCases(), new MergedAnswers(), new LeftMainCases(), new ConfidentialTickets()];

    private static readonly Guid Space = new("0192e000-0000-7000-8000-0000000000f0");

    private readonly Queue<(IEvent Event, EventContext Context)> _unheard = [];
    private int _sent;
    private int _number;

    public Dictionary<Guid, Streams<Appeal>> Appeals { get; } = [];

    public Dictionary<Guid, Streams<Ticket>> Tickets { get; } = [];

    public DateTimeOffset Now { get; private set; } = GivenWhenThen.T0;

    /// <summary>Null when the actor may not send it; else what was decided. Everything that follows has happened when it returns.</summary>
    public Decision? Send(Guid stream, ICommand command, Actor by)
    {
        if (!Admits(stream, command, by)) return null;
        var decision = Decide(stream, command, by, NameBasedId.Of(Space, ++_sent));
        while (_unheard.TryDequeue(out var heard)) React(heard.Event, heard.Context);
        return decision;
    }

    /// <summary>A new case; the stream's id.</summary>
    public Guid Collect(CollectAppeal command, Actor by)
    {
        var id = NameBasedId.Of(Space, $"appeal {Appeals.Count}");
        Appeals.Add(id, new());
        Assert.IsType<Decision.Accepted>(Decide(id, command, by, NameBasedId.Of(Space, ++_sent)));
        return id;
    }

    /// <summary>How many there are by now.</summary>
    public int Events => Appeals.Values.Sum(a => a.Events.Count) + Tickets.Values.Sum(t => t.Events.Count);

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>The clock writes everything that has come due, so that nothing is left to write.</summary>
    public void StrikeClocks()
    {
        foreach (var (id, _) in Appeals.ToArray().Where(a => AppealMoments.Next(a.Value.State) <= Now)) Send(id, new StrikeAppealClock(), Actor.System);
        foreach (var (id, _) in Tickets.ToArray().Where(t => TicketMoments.Next(t.Value.State) <= Now)) Send(id, new StrikeTicketClock(), Actor.System);
        Assert.DoesNotContain(Appeals.Values, a => AppealMoments.Next(a.State) <= Now);
        Assert.DoesNotContain(Tickets.Values, t => TicketMoments.Next(t.State) <= Now);
    }

    private bool Admits(Guid stream, ICommand command, Actor by)
    {
        if (by.Role is Role.System) return true;
        var type = command.GetType();
        if (Tickets.TryGetValue(stream, out var ticket)) return May(type, by, ticket.State.Parties);
        var appeal = Appeals[stream].State;
        return May(type, by, appeal.Parties)
            && (command is not ICommandOnTwo<Appeal> two
                || (Appeals.TryGetValue(two.OtherOf(appeal), out var other) && May(type, by, other.State.Parties)));
    }

    private static bool May(Type command, Actor by, IReadOnlyList<Party> parties) =>
        Permissions.Grants(command, by, parties, TestCity.Organisation) is not null;

    private Decision Decide(Guid stream, ICommand command, Actor by, Guid commandId)
    {
        var facts = new Facts(by, Now, stream, commandId, TestCity.Organisation) { Deadlines = TestRules.Rules }.With(new CaseNumber(++_number));
        var decision = command switch
        {
            ICommand<Ticket> one => one.Decide(Tickets[stream].State, facts),
            ICommandOnTwo<Appeal> two => two.Decide(Appeals[stream].State, Appeals[two.OtherOf(Appeals[stream].State)].State, facts),
            ICommand<Appeal> one => one.Decide(Appeals[stream].State, facts),
            _ => throw new InvalidOperationException(command.GetType().Name),
        };
        if (decision is Decision.Accepted accepted) Append(stream, command, accepted);
        return decision;
    }

    private void Append(Guid stream, ICommand command, Decision.Accepted accepted)
    {
        foreach (var started in accepted.Started) Tickets.Add(started.Id, new());
        var other = command is ICommandOnTwo<Appeal> two ? two.OtherOf(Appeals[stream].State) : Guid.Empty;
        Append(stream, accepted.Events);
        Append(other, accepted.OtherEvents);
        foreach (var started in accepted.Started) Append(started.Id, started.Events);
    }

    private void Append(Guid stream, IReadOnlyList<IEvent> events)
    {
        foreach (var happened in events)
        {
            var version = Tickets.TryGetValue(stream, out var ticket) ? ticket.Append(happened) : Appeals[stream].Append(happened);
            _unheard.Enqueue((happened, new(NameBasedId.Of(stream, version), stream, version, Now)));
        }
    }

    private void React(IEvent happened, EventContext context)
    {
        foreach (var reaction in Reactions)
        {
            foreach (var (ordinal, follows) in reaction.React(happened, context).Index())
            {
                var decision = Decide(follows.Stream, follows.Command, Actor.System, context.CommandId(reaction, ordinal));
                if (decision is Decision.Refused refused) Assert.All(refused.Reasons, r => Assert.Contains(r.Code, reaction.Harmless));
            }
        }
    }
}
