using System.Security.Cryptography;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Npgsql;

namespace Haitang.Web.Commands;

/// <summary>
/// The one door. Every screen, machine, clock and reaction sends its commands here: load, authorise, decide, append.
/// An accepted command takes two round trips to the database.
/// </summary>
public sealed class CommandDesk
{
    private const int MostAttempts = 50;
    private readonly DeskLoader _loader;
    private readonly HeldStates _held;
    private readonly EventStore _log;
    private readonly CommandKeys _keys;
    private readonly DirectoryCache _directory;
    private readonly IChangeSignals _signals;
    private readonly ICommandCompanion[] _companions;
    private readonly Dictionary<Type, IStreamDesk> _desks;

    internal CommandDesk(
        DeskLoader loader, HeldStates held, EventStore log, CommandKeys keys, DirectoryCache directory, IChangeSignals signals,
        IEnumerable<ICommandCompanion> companions, IEnumerable<IStreamDesk> desks)
    {
        (_loader, _held, _log, _keys, _directory, _signals) = (loader, held, log, keys, directory, signals);
        _companions = [.. companions];
        _desks = desks.ToDictionary(d => d.State);
    }

    /// <summary>Decides the command and records what it makes happen. A blind command that meets another one is decided anew.</summary>
    public async Task<CommandAnswer> SendAsync(SentCommand sent, CancellationToken cancel = default)
    {
        var fingerprint = sent.Fingerprint ?? Fingerprint(sent);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var answer = await TryAsync(sent, fingerprint, cancel);
            if (answer is CommandAnswer.Done or CommandAnswer.NotLive or CommandAnswer.Forbidden) return answer;
            // Only now: a repeat of an accepted command must not hear what its own first run has caused.
            if (await _keys.FirstAnswerAsync(sent, fingerprint, cancel) is { } first) return first;
            if (answer is not CommandAnswer.Busy) return answer;
        }

        return new CommandAnswer.Busy();
    }

    /// <summary>One attempt; <see cref="CommandAnswer.Busy"/> when somebody else wrote the stream meanwhile.</summary>
    private async Task<CommandAnswer> TryAsync(SentCommand sent, byte[] fingerprint, CancellationToken cancel)
    {
        var definition = CommandCatalogue.Of(sent.Command.GetType());
        var stream = sent.Stream ?? NameBasedId.Of(sent.Id, 0);
        var named = (sent.Command as INeedsAccount)?.Account;
        var load = await _loader.LoadAsync(new([sent.Actor.Account, stream, named ?? stream], definition.NeedsNumber, sent.At is not null), cancel);
        var (organisation, deadlines) = await _directory.SnapshotAsync(load.Edition, cancel);

        var desk = _desks[definition.State];
        var head = await desk.HeadAsync(stream, load.Streams.GetValueOrDefault(stream), cancel);
        StreamHead? other = null;
        if (desk.OtherOf(sent.Command, head) is { } second)
        {
            load = load.With(await _loader.LoadAsync(new([second], Number: false), cancel));
            other = await desk.HeadAsync(second, load.Streams.GetValueOrDefault(second), cancel);
        }

        if (await IsKeptFromAsync(sent.Actor, head, cancel)) return new CommandAnswer.NotFound();
        var now = sent.At ?? Now(load);
        var account = await AccountAsync(sent.Actor.Account, load, cancel) ?? Account.Initial;
        if (Admission.Refuse(sent, account, definition, head, other, now, organisation, out var relation) is { } refused) return refused;
        if (sent.ExpectedVersion is { } expected && expected != head.Version) return new CommandAnswer.Stale(head.Version);
        if (now < Reached(load)) return new CommandAnswer.Refused([new Refusal("command.before_last", null, [("last", Reached(load))])]);

        foreach (var companion in _companions)
        {
            if (await companion.CheckAsync(sent, cancel) is { Count: > 0 } wrong) return new CommandAnswer.Refused(wrong);
        }

        var facts = new Facts(sent.Actor, now, stream, sent.Id, organisation) { Deadlines = deadlines };
        if (load.Number is { } number) facts = facts.With(new CaseNumber(number));
        if (named is { } appointed) facts = facts.With(new AppointedAccount(await AccountAsync(appointed, load, cancel)));
        var decision = desk.Decide(sent.Command, head, other, facts);
        if (decision is Decision.Refused no) return new CommandAnswer.Refused(no.Reasons);

        var accepted = (Decision.Accepted)decision;
        var context = new WriteContext(sent.Id, now, sent.Actor, Envelopes.Of(sent, now, relation), organisation);
        var writes = Writes(desk, head, other, accepted, context);
        var body = new AnswerBody(head.Id, writes[0].Number, writes[0].Change.Version, [.. accepted.Events.Select(EventNames.Of)]).Write();
        writes[0].Rows.Add(CommandKeys.Row(sent, fingerprint, body, now));
        writes[0].Rows.AddRange(_companions.SelectMany(c => c.Rows(sent)));
        writes[0].Rows.AddRange(sent.Enclosed?.Invoke(now, body) ?? []);
        return await AppendAsync(head.Id, writes, now, body, cancel);
    }

    private List<StreamWrite> Writes(IStreamDesk desk, StreamHead head, StreamHead? other, Decision.Accepted accepted, WriteContext context)
    {
        List<StreamWrite> writes = [desk.Write(head, accepted.Events, context)];
        if (other is not null && accepted.OtherEvents.Count > 0) writes.Add(desk.Write(other, accepted.OtherEvents, context));
        foreach (var started in accepted.Started)
        {
            var its = _desks[EventNames.StateOf(started.Events[0])];
            // What begins with a case is sealed under the key of that case.
            writes.Add(its.Write(its.Absent(started.Id) with { WrappedKey = head.WrappedKey }, started.Events, context));
        }

        return writes;
    }

    private async Task<CommandAnswer> AppendAsync(Guid stream, List<StreamWrite> writes, DateTimeOffset at, byte[] body, CancellationToken cancel)
    {
        try
        {
            var result = writes.Count == 1
                ? await _log.AppendAsync(writes[0].Append, cancel)
                : await _log.AppendAsync([.. writes.Select(w => w.Append)], cancel);
            if (result.IsConflict) return new CommandAnswer.Busy();
            foreach (var (write, appended) in writes.Zip(result.Streams))
            {
                _held.Keep(write.Written.Id, write.Written.Version, at, write.Written.After);
                _signals.Post(write.Change with { Position = appended.Positions[^1] });
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            // The twin of this command was faster, or it raced another one for a name that can be had once: look again.
            return new CommandAnswer.Busy();
        }
        catch (Exception e) when (EventStore.IsOutcomeUnknown(e))
        {
            _signals.PostUnknown();
            throw;
        }

        return new CommandAnswer.Done(stream, body, Repeated: false) { Written = [.. writes.Select(w => w.Written)] };
    }

    /// <summary>A third round trip, for confidential tickets only.</summary>
    private async ValueTask<bool> IsKeptFromAsync(Actor actor, StreamHead head, CancellationToken cancel)
    {
        if (actor.Role is Role.System || head.State.KeptBy is not { } @case) return false;
        var load = await _loader.LoadAsync(new([@case], Number: false), cancel);
        return (await _desks[typeof(Appeal)].HeadAsync(@case, load.Streams.GetValueOrDefault(@case), cancel)).State.KeepsOut(actor);
    }

    private async ValueTask<Account?> AccountAsync(Guid account, DeskLoad load, CancellationToken cancel) =>
        load.Streams.GetValueOrDefault(account) is { } loaded
            ? (await _desks[typeof(Account)].HeadAsync(account, loaded, cancel)).State as Account
            : null;

    /// <summary>Never before what the streams have already seen: time is a label that never runs backwards.</summary>
    private static DateTimeOffset Now(DeskLoad load) => Reached(load) is var reached && reached > load.Now ? reached : load.Now;

    /// <summary>The recorded time that the loaded streams have reached, and with a given time the whole log.</summary>
    private static DateTimeOffset Reached(DeskLoad load) =>
        load.Streams.Values.Select(s => s.RecordedAt).Append(load.LogAt ?? default).Max();

    private static byte[] Fingerprint(SentCommand sent) =>
        SHA256.HashData(
        [
            .. (sent.Stream ?? Guid.Empty).ToByteArray(),
            .. JsonSerializer.SerializeToUtf8Bytes(sent.Command, sent.Command.GetType(), CommandJson.Options),
        ]);
}
