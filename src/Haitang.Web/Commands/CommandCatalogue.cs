using System.Collections.Frozen;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Commands;

/// <summary>The one list of commands: name, record, stream. Endpoints, OpenAPI, the permission test and the tables in docs/ are made from it.</summary>
public static partial class CommandCatalogue
{
    /// <summary>In the order of the work, as they stand here: so they are listed and described.</summary>
    public static IReadOnlyList<CommandDefinition> Definitions { get; } = [.. Appeals(), .. Tickets(), .. Organisation(), .. Deadlines()];

    private static readonly FrozenDictionary<Type, CommandDefinition> ByType = Definitions.ToFrozenDictionary(d => d.Command);

    public static CommandDefinition Of(Type command) => ByType[command];

    private static IEnumerable<CommandDefinition> Appeals() =>
    [
        Starts<CollectAppeal, Appeal>("start"),
        On<SupplementAppeal, Appeal>("supplement"),
        On<ClassifyAppeal, Appeal>("classify"),
        On<SettleAppealOnSpot, Appeal>("settle-on-spot"),
        On<EscalateAppeal, Appeal>("escalate"),
        On<DispatchAppeal, Appeal>("dispatch"),
        OnTwo<MergeAppeal, Appeal>("merge"),
        OnTwo<SeparateAppeal, Appeal>("separate"),
        On<DeclineAppeal, Appeal>("decline"),
        On<WithdrawAppeal, Appeal>("withdraw"),
        On<PostMessage, Appeal>("post-message"),
        On<AnswerAppeal, Appeal>("answer"),
        On<RecordCallBack, Appeal>("record-call-back"),
        On<EvaluateAppeal, Appeal>("evaluate"),
        On<ReopenAppeal, Appeal>("reopen"),
        On<CloseAppeal, Appeal>("close"),
        On<RequestExclusion, Appeal>("request-exclusion"),
        On<RecuseFromAppeal, Appeal>("recuse"),
        On<LiftRecusal, Appeal>("lift-recusal"),
        On<MarkMisuse, Appeal>("mark-misuse"),
        On<LiftMisuse, Appeal>("lift-misuse"),
        On<GrantExclusion, Appeal>("grant-exclusion"),
        On<RefuseExclusion, Appeal>("refuse-exclusion"),
        BySystem<NoteTicketFinished, Appeal>(),
        BySystem<NoteTicketSentBack, Appeal>(),
        BySystem<NoteTicketTransferred, Appeal>(),
        BySystem<NoteReopened, Appeal>(),
        BySystem<AnswerWithMain, Appeal>(),
        BySystem<HandOverAppeal, Appeal>(),
        BySystem<StrikeAppealClock, Appeal>(),
    ];

    private static IEnumerable<CommandDefinition> Tickets() =>
    [
        On<AcceptTicket, Ticket>("accept"),
        On<ContactReporter, Ticket>("contact"),
        On<ReportProgress, Ticket>("report-progress"),
        On<CompleteTicket, Ticket>("complete"),
        On<VerifyTicket, Ticket>("verify"),
        On<SendBackTicket, Ticket>("send-back"),
        On<RequestReturn, Ticket>("request-return"),
        On<ReturnTicket, Ticket>("return"),
        On<RefuseReturn, Ticket>("refuse-return"),
        On<RequestExtension, Ticket>("request-extension"),
        On<ExtendTicket, Ticket>("extend"),
        On<RefuseExtension, Ticket>("refuse-extension"),
        On<RequestSuspension, Ticket>("request-suspension"),
        On<SuspendTicket, Ticket>("suspend"),
        On<RefuseSuspension, Ticket>("refuse-suspension"),
        On<ResumeTicket, Ticket>("resume"),
        On<SuperviseTicket, Ticket>("supervise"),
        On<LiftSupervision, Ticket>("lift-supervision"),
        On<WithdrawTicket, Ticket>("withdraw"),
        BySystem<RecallTicket, Ticket>(),
        BySystem<SuperviseProblem, Ticket>(),
        BySystem<StrikeTicketClock, Ticket>(),
        BySystem<MoveTicketDeadline, Ticket>(),
        BySystem<TransferTicket, Ticket>(),
        BySystem<NoteConfidentiality, Ticket>(),
    ];

    private static CommandDefinition Starts<TCommand, TState>(string verb)
        where TCommand : IStartingCommand<TState> where TState : class, IStreamState<TState> =>
        new(verb, typeof(TCommand), typeof(TState), Starts: true, NeedsNumber<TCommand>());

    private static CommandDefinition On<TCommand, TState>(string verb)
        where TCommand : ICommand<TState> where TState : class, IStreamState<TState> =>
        new(verb, typeof(TCommand), typeof(TState), Starts: false, NeedsNumber<TCommand>());

    private static CommandDefinition OnTwo<TCommand, TState>(string verb)
        where TCommand : ICommandOnTwo<TState> where TState : class, IStreamState<TState> =>
        new(verb, typeof(TCommand), typeof(TState), Starts: false, NeedsNumber: false);

    /// <summary>Sent by reactions and the clock only: it has no address.</summary>
    private static CommandDefinition BySystem<TCommand, TState>()
        where TCommand : ICommand<TState> where TState : class, IStreamState<TState> =>
        new(null, typeof(TCommand), typeof(TState), Starts: false, NeedsNumber: false);

    private static bool NeedsNumber<TCommand>() => typeof(TCommand).IsAssignableTo(typeof(INeeds<CaseNumber>));
}

/// <summary>A line of the catalogue.</summary>
/// <param name="Verb">As in addresses: <c>settle-on-spot</c>; <c>start</c> begins a stream; null: the system's own.</param>
public sealed record CommandDefinition(string? Verb, Type Command, Type State, bool Starts, bool NeedsNumber);
