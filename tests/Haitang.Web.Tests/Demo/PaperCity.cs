using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Reactions;
using Haitang.Domain.Tickets;
using Haitang.Web.Commands;
using Haitang.Web.Deadlines;
using Haitang.Web.Demo;
using Haitang.Web.Demo.Lives;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;
using Haitang.Web.Folding;

namespace Haitang.Web.Tests.Demo;

/// <summary>The demonstration city without a database: the same lives, rights, decisions, reactions and clock, on paper.</summary>
internal sealed class PaperCity
{
    private static readonly PlaceBook Places = DemoFile.Read<PlaceBook>("Places.demo-places");
    private static readonly TextBook Texts = new();

    private readonly DemoStory _story;
    private readonly DemoIds _ids;
    private readonly OrganisationDirectory _organisation;
    private readonly DeadlineRules _deadlines;
    private readonly Dictionary<Guid, (IStreamState State, long Version)> _streams = [];
    private DateTimeOffset _now;
    private long _number;

    public PaperCity(DemoStory story)
    {
        (_story, _ids) = (story, new(story.Seed));
        _organisation = new(
            1, Places.Units().Select(u => new UnitEntry(_ids.Unit(u.Code), u.Code, u.Kind, u.Name, u.NameEn, u.Parent.IsEmpty ? null : _ids.Unit(u.Parent.Value))),
            Texts.Groups.SelectMany(Categories), Places.Channels.Select(c => new ChannelEntry(_ids.Stream("channel/" + c.Code), c.Code, c.Name, c.NameEn)));
        _deadlines = new(1, StandardPolicy.Lines.Select(l => new PolicyLine(null, l.Urgency, l.Dispatch.ToLimit(), l.Accept.ToLimit(), l.Contact.ToLimit(), l.Complete.ToLimit())), new(WorkingTime.UsualHours, new(KnownNotices.All)));
    }

    public Happened Happened { get; } = new();

    public List<(DateTimeOffset At, Guid Stream, IEvent Event)> Log { get; } = [];

    public IEnumerable<Guid> Tickets => _streams.Where(s => s.Value.State is Ticket).Select(s => s.Key);

    public int Count<TEvent>() where TEvent : IEvent => Log.Count(l => l.Event is TEvent);

    /// <exception cref="InvalidOperationException">Somebody wanted what he may not, or what cannot be.</exception>
    public PaperCity Live()
    {
        var agenda = new Agenda();
        var staff = new Staff(Places, Payroll.Of(Places, Texts.Sayings, _story.Seed), _ids);
        var scene = new Scene(_story, Happened, agenda, staff, Texts, _ids);
        foreach (var plan in new Arrivals(_story, Places, Texts).Plan()) agenda.Begin(plan.Name, new CaseLife(plan, scene).Live());
        while (agenda.Take(_story.Until) is { } life)
        {
            Strike(life.Act.At);
            if (life.Act.At < _now) throw new InvalidOperationException($"{life.Name} lies in the past.");
            _now = life.Act.At;
            if (life.Act.Make() is { } move) Do(new(_ids.Command(life.Name), move.By, move.Command) { Stream = move.Stream }, new HashSet<string>());
            agenda.GoOn(life);
        }

        Strike(_story.Until);
        return this;
    }

    private void Strike(DateTimeOffset by)
    {
        while (Happened.Due(by) is { } due)
        {
            _now = due.At > _now ? due.At : _now;
            Do(DueStrikes.Of(due), new HashSet<string>());
        }
    }

    private void Do(SentCommand sent, IReadOnlySet<string> harmless)
    {
        var stream = sent.Stream!.Value;
        var head = _streams.TryGetValue(stream, out var known) ? known : (sent.Command is ICommand<Ticket> ? Ticket.Initial : Appeal.Initial, 0);
        var two = sent.Command as ICommandOnTwo<Appeal>;
        var other = two is null ? default : _streams[two.OtherOf((Appeal)head.State)];
        if (!May(sent, head.State) || (two is not null && !May(sent, other.State)))
            throw new InvalidOperationException($"{sent.Actor.Role} may not {sent.Command.GetType().Name} at {_now:O}.");
        var facts = new Facts(sent.Actor, _now, stream, sent.Id, _organisation) { Deadlines = _deadlines }.With(new CaseNumber(++_number));
        var decision = sent.Command switch
        {
            ICommandOnTwo<Appeal> onTwo => onTwo.Decide((Appeal)head.State, (Appeal)other.State, facts),
            ICommand<Ticket> onTicket => onTicket.Decide((Ticket)head.State, facts),
            var onAppeal => ((ICommand<Appeal>)onAppeal).Decide((Appeal)head.State, facts),
        };
        if (decision is Decision.Refused no)
        {
            if (no.Reasons.All(r => harmless.Contains(r.Code))) return;
            throw new InvalidOperationException($"{sent.Command.GetType().Name} at {_now:O}: {string.Join(", ", no.Reasons.Select(r => $"{r.Field} {r.Code}"))}");
        }

        var accepted = (Decision.Accepted)decision;
        Write(stream, head.State, head.Version, accepted.Events, sent.Id);
        foreach (var started in accepted.Started) Write(started.Id, Ticket.Initial, 0, started.Events, sent.Id);
        if (two is not null) Write(two.OtherOf((Appeal)head.State), other.State, other.Version, accepted.OtherEvents, sent.Id);
        Follow(stream, accepted.Events, sent.Id);
    }

    private bool May(SentCommand sent, IStreamState state) =>
        sent.Actor.Role is Role.System
        || Permissions.Grants(
            sent.Command.GetType(), sent.Actor,
            sent.Command is IStartingCommand starting ? [new(Relation.Holder, _organisation.Unit(starting.StartingUnit)!.Id)] : state.Parties, _organisation) is not null;

    private void Write(Guid stream, IStreamState before, long version, IReadOnlyList<IEvent> events, Guid command)
    {
        IStreamState after = before is Ticket ticket ? events.Aggregate(ticket, Ticket.Evolve) : events.Aggregate((Appeal)before, Appeal.Evolve);
        _streams[stream] = (after, version + events.Count);
        Log.AddRange(events.Select(e => (_now, stream, e)));
        Happened.Take(new(stream, after, version + events.Count, [.. events.Select(e => new WrittenEvent(command, e))]));
    }

    private void Follow(Guid stream, IReadOnlyList<IEvent> events, Guid command)
    {
        foreach (var (n, happened) in events.Index())
        {
            var context = new EventContext(NameBasedId.Of(command, $"{stream}/{n}"), stream, n, _now);
            foreach (var reaction in FoldingServices.Reactions)
            {
                foreach (var (ordinal, follows) in reaction.React(happened, context).Index())
                    Do(new(context.CommandId(reaction, ordinal), Actor.System, follows.Command) { Stream = follows.Stream }, reaction.Harmless);
            }
        }
    }

    private IEnumerable<CategoryEntry> Categories(MatterGroup group)
    {
        Guid Id(string code) => _ids.Stream("category/" + code);
        yield return new(Id(group.Code), group.Code, group.Name, group.NameEn, null);
        foreach (var branch in group.Below)
        {
            yield return new(Id(branch.Code), branch.Code, branch.Name, branch.NameEn, Id(group.Code));
            foreach (var matter in branch.Below) yield return new(Id(matter.Code), matter.Code, matter.Name, matter.NameEn, Id(branch.Code));
        }
    }
}
