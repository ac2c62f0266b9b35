using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using Haitang.Domain.Tests.Worlds;
using Haitang.Domain.Tickets;
using Haitang.Projections.Boards;
using Haitang.Projections.Organisation;

namespace Haitang.Projections.Tests.Boards;

/// <summary>A random walk of cases, with the log that it leaves.</summary>
internal sealed class RecordedWalk
{
    private readonly World _world = new();
    private readonly Dictionary<Guid, int> _seen = [];
    private readonly List<Happened> _log = [];

    public RecordedWalk(IEnumerable<Step> steps)
    {
        _world.Collect(AppealCommands.Collect, People.Leader);
        _world.Collect(AppealCommands.Collect with { Unit = TestCity.City.Code }, People.Officer);
        Record();
        foreach (var step in steps)
        {
            step.Take(_world);
            Record();
        }
    }

    public IReadOnlyList<Happened> Log => _log;

    public static UnitTree Tree()
    {
        var tree = new UnitTree();
        foreach (var unit in TestCity.Organisation.Units) tree.Keep(new(unit.Id, unit.Parent, unit.Kind));
        return tree;
    }

    /// <summary>The lives of all cases, as the fold keeps them.</summary>
    public IReadOnlyDictionary<Guid, BoardLife> Lives()
    {
        var (lives, cases) = (new Dictionary<Guid, BoardLife>(), new Dictionary<Guid, Guid>());
        var fold = new BoardLives(Tree(), lives, cases);
        foreach (var happened in _log) fold.Take(happened.Stream, happened.Event, happened.At);
        return lives;
    }

    public DateOnly Today => WorkingTime.DayOf(_world.Now);

    /// <summary>Within a stream in its order; a ticket after the dispatch that issued it.</summary>
    private void Record()
    {
        foreach (var (id, stream) in _world.Appeals) Take(id, stream.Events);
        foreach (var (id, stream) in _world.Tickets) Take(id, stream.Events);
    }

    private void Take(Guid id, IReadOnlyList<IEvent> events)
    {
        // In long walks every case is excluded in the end; of every second one it is not told.
        var told = events.Skip(_seen.GetValueOrDefault(id)).Where(e => e is not ExclusionGranted || id.ToByteArray()[15] % 2 == 0);
        foreach (var happened in told) _log.Add(new(id, Varied(happened), _world.Now));
        _seen[id] = events.Count;
    }

    /// <summary>In the walks everybody is satisfied and all cards are alike; here they are as they are.</summary>
    private IEvent Varied(IEvent happened) => happened switch
    {
        AppealEvaluated rating => rating with { Satisfaction = (Satisfaction)(_log.Count % 3), Resolved = _log.Count % 2 == 0 },
        TicketSupervised card => card with { Colour = (Card)(_log.Count % 2) },
        _ => happened,
    };
}
