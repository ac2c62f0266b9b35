using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Haitang.Projections.Timelines;
using Haitang.Web.Privacy;

namespace Haitang.Web.Commands;

/// <summary>The desk's part that knows the type of a stream's state: reads it, lets the command decide, and makes what is to be written.</summary>
internal sealed class StreamDesk<TState>(
    StreamKind<TState> kind, IEnumerable<IAppendCompanion<TState>> companions, EventStore log, CaseKeys keys, HeldStates held) : IStreamDesk
    where TState : class, IStreamState<TState>
{
    private readonly IAppendCompanion<TState>[] _companions = [.. companions];

    public string Plural => kind.Plural;

    public Type State => typeof(TState);

    public async ValueTask<StreamHead> HeadAsync(Guid id, LoadedStream? loaded, CancellationToken cancel)
    {
        // The id of something else: to a command on this kind of stream it is not there, and its state is not read as what it is not.
        if (loaded is null || loaded.Type != EventNames.OfStream<TState>()) return Absent(id);
        return loaded.FoldVersion == TState.FoldVersion
            ? new(id, loaded.Held ?? Read(loaded), loaded.Version, loaded.WrappedKey)
            : await HeadFromLogAsync(id, loaded.Version, cancel) with { WrappedKey = loaded.WrappedKey };
    }

    public async Task<StreamHead> HeadFromLogAsync(Guid id, long version, CancellationToken cancel)
    {
        var (state, reached) = await log.AggregateStreamAsync(
            id, TState.Initial, (s, e) => TState.Evolve(s, EventCodec.Read(e)), version, ct: cancel);
        return new(id, state, reached, null);
    }

    public (StreamHead After, IReadOnlyList<Sql> Rows) Replay(StreamHead head, HistoryEntry entry, CaseKey? key, OrganisationDirectory organisation)
    {
        var before = (TState)head.State;
        var written = new Written<TState>(
            head.Id, before, TState.Evolve(before, entry.Event), head.Version, entry.Version, entry.RecordedAt, entry.Actor, [entry.Event], key, organisation);
        return (new(head.Id, written.After, entry.Version, null), [.. kind.Rows(written)]);
    }

    public StateRow StateRow(StreamHead head, DateTimeOffset at)
    {
        var state = (TState)head.State;
        return new(head.Id, EventNames.OfStream<TState>(), head.Version, TState.FoldVersion, EventCodec.WriteState(state), at, kind.Case(head.Id, state));
    }

    public StreamHead Absent(Guid id) => new(id, TState.Initial, 0, null);

    public Decision Decide(ICommand command, StreamHead head, StreamHead? other, Facts facts) => command switch
    {
        ICommandOnTwo<TState> onTwo => onTwo.Decide((TState)head.State, other?.State as TState ?? TState.Initial, facts),
        ICommand<TState> onOne => onOne.Decide((TState)head.State, facts),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no command on {typeof(TState).Name}."),
    };

    public Guid? OtherOf(ICommand command, StreamHead head) =>
        command is ICommandOnTwo<TState> onTwo && onTwo.OtherOf((TState)head.State) is var other && other != Guid.Empty ? other : null;

    public Guid? CaseOf(StreamHead head) => kind.Case(head.Id, (TState)head.State);

    public StreamWrite Write(StreamHead head, IReadOnlyList<IEvent> events, WriteContext context)
    {
        var before = (TState)head.State;
        var after = events.Aggregate(before, TState.Evolve);
        var version = head.Version + events.Count;
        var rows = new List<RowWrite>(4);
        var @case = kind.Case(head.Id, after);
        var key = @case is { } sealing ? Key(head, sealing, rows) : null;
        var written = new Written<TState>(
            head.Id, before, after, head.Version, version, context.At, context.Actor, events, key, context.Organisation);
        rows.Add(RowWrite.Of(StateRow(written)));
        rows.AddRange(kind.Rows(written).Concat(kind.Beside(written)).Concat(_companions.SelectMany(c => c.Rows(written))).Select(RowWrite.Of));
        WrittenEvent[] happened = [.. events.Select((e, n) => new WrittenEvent(context.EventId(head.Id, version, n), e))];
        var append = new StreamAppend
        {
            StreamId = head.Id,
            StreamType = EventNames.OfStream<TState>(),
            Expected = head.Version == 0 ? Expected.New : Expected.Version(head.Version),
            Events = [.. happened.Select(h => new NewEvent(h.Id, EventNames.Of(h.Event), EventCodec.Write(h.Event, key)))],
            Envelope = context.Envelope,
            Rows = rows,
        };
        var change = new Change(EventNames.OfStream<TState>(), head.Id, version, 0, [.. kind.Watchers(after).Union(kind.Watchers(before))], @case);
        return new(append, rows, kind.Number(after), change, new(head.Id, after, version, happened));
    }

    /// <summary>What the stream amounts to now.</summary>
    private Sql StateRow(Written<TState> written)
    {
        var state = EventCodec.WriteState(written.After);
        return written.Begins
            ? Sql.Of($"""
                insert into haitang.stream_states(id, type, version, fold_version, state, recorded_at, case_id)
                select s.id, {EventNames.OfStream<TState>()}, {written.Version}, {TState.FoldVersion}, {state}, {written.At}, {kind.Case(written.Id, written.After)}
                from s
                """)
            : Sql.ForEach($"""
                update haitang.stream_states t
                set version = {written.Version}, fold_version = {TState.FoldVersion}, state = {state}, recorded_at = {written.At}
                from s where t.id = s.id
                """);
    }

    private TState Read(LoadedStream loaded)
    {
        var state = EventCodec.ReadState<TState>(loaded.State);
        held.Keep(loaded.Id, loaded.Version, loaded.RecordedAt, state);
        return state;
    }

    private CaseKey Key(StreamHead head, Guid @case, List<RowWrite> rows)
    {
        if (head.WrappedKey is { } wrapped) return keys.Open(@case, wrapped);
        if (head.Version > 0 || @case != head.Id) throw new InvalidOperationException($"Case {@case} is forgotten: nothing can be written about it.");
        var (key, row) = keys.New(head.Id);
        rows.Add(row);
        return key;
    }
}

/// <summary><see cref="StreamDesk{TState}"/> without its type.</summary>
internal interface IStreamDesk
{
    /// <summary>Its name in addresses.</summary>
    string Plural { get; }

    /// <summary>The state's type: which commands and events belong here.</summary>
    Type State { get; }

    ValueTask<StreamHead> HeadAsync(Guid id, LoadedStream? loaded, CancellationToken cancel);

    /// <summary>A stream that is not there yet.</summary>
    StreamHead Absent(Guid id);

    /// <summary>The stream as it was at a version, folded from its events.</summary>
    Task<StreamHead> HeadFromLogAsync(Guid id, long version, CancellationToken cancel);

    Decision Decide(ICommand command, StreamHead head, StreamHead? other, Facts facts);

    /// <summary>The second stream of a command on two; null where the command or the state knows none.</summary>
    Guid? OtherOf(ICommand command, StreamHead head);

    /// <summary>The case that the stream belongs to.</summary>
    Guid? CaseOf(StreamHead head);

    /// <summary>The rows that this event of the past writes beside the state's, and the stream after it.</summary>
    (StreamHead After, IReadOnlyList<Sql> Rows) Replay(StreamHead head, HistoryEntry entry, CaseKey? key, OrganisationDirectory organisation);

    /// <summary>What the stream amounts to, as its row has it.</summary>
    /// <param name="at">When its last event was recorded.</param>
    StateRow StateRow(StreamHead head, DateTimeOffset at);

    StreamWrite Write(StreamHead head, IReadOnlyList<IEvent> events, WriteContext context);
}

/// <summary>A stream as the command finds it; version 0 when it is not there yet.</summary>
internal sealed record StreamHead(Guid Id, IStreamState State, long Version, byte[]? WrappedKey);

/// <summary>What is the same for all streams of a command.</summary>
internal sealed record WriteContext(Guid CommandId, DateTimeOffset At, Actor Actor, Envelope Envelope, OrganisationDirectory Organisation)
{
    /// <summary>A repeat of the command against the same version makes the same event ids.</summary>
    public Guid EventId(Guid stream, long version, int ordinal) =>
        NameBasedId.Of(CommandId, FormattableString.Invariant($"{stream:n}/{version}/{ordinal}"));
}

/// <summary>An append ready to go, and what it means to others.</summary>
internal sealed record StreamWrite(StreamAppend Append, List<RowWrite> Rows, string? Number, Change Change, WrittenStream Written);
