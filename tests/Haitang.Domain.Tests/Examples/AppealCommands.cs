using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Examples;

using Outcome = Haitang.Domain.Tickets.Outcome;

/// <summary>Every command on an appeal once, with inputs that nothing is wrong with, and who usually sends it.</summary>
internal static class AppealCommands
{
    public static Guid Main { get; } = Number(201);

    public static Guid LeadTicket { get; } = NameBasedId.Of(CommandId, 1);

    public static Guid AssistingTicket { get; } = NameBasedId.Of(CommandId, 2);

    public static CollectAppeal Collect { get; } = new()
    {
        Channel = Visit.Code,
        Title = "路灯坏了",
        Text = "五盏路灯全灭",
        Unit = Grid.Code,
        Subject = Subject.Resident,
    };

    public static ClassifyAppeal Classify { get; } =
        new() { Category = DarkLamps.Code, Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town };

    public static DispatchAppeal Dispatch { get; } = new() { Lead = Community.Code, Assisting = [Grid.Code] };

    public static EscalateAppeal Escalate { get; } = new() { Reason = "需要登高车" };

    public static SettleAppealOnSpot Settle { get; } = new() { Result = "换了灯泡" };

    public static SupplementAppeal Supplement { get; } = new() { Text = "又灭了一盏" };

    public static MergeAppeal Merge { get; } = new() { Into = Main };

    public static SeparateAppeal Separate { get; } = new() { Reason = "不是同一处" };

    public static DeclineAppeal Decline { get; } = new() { Reason = DeclineReason.Petition, Reply = "请向信访部门反映" };

    public static PostMessage Message { get; } = new() { Text = "明天上门", Public = true };

    public static AnswerAppeal Answer { get; } = new() { Text = "路灯已全部修复", Outcome = Outcome.Resolved };

    public static RecordCallBack CallBack { get; } = new() { Result = CallBackResult.NotReached };

    public static EvaluateAppeal Evaluate { get; } =
        new() { Resolved = true, Satisfaction = Satisfaction.Satisfied, Via = EvaluationWay.CallBack };

    public static ReopenAppeal Reopen { get; } = new() { Reason = "又不亮了" };

    public static MarkMisuse Misuse { get; } = new() { Reason = "一月之内同样的事报了四十次", LastDay = WorkingTime.DayOf(T0).AddDays(90) };

    public static RequestExclusion AskExclusion { get; } = new() { Reason = "不可抗力" };

    public static RefuseExclusion DenyExclusion { get; } = new() { Reason = "理由不成立" };

    public static NoteTicketFinished Verified { get; } = new(LeadTicket, TicketEnding.Verified, Outcome.Resolved);

    public static NoteTicketFinished Returned { get; } = new(LeadTicket, TicketEnding.Returned, null);

    public static HandOverAppeal HandOver { get; } = new(Town.Id, OtherTown.Id);

    public static NoteTicketTransferred Transferred { get; } = new(LeadTicket, Community.Label(), OtherTown.Label());

    public static NoteReopened ReopenedFollower { get; } = new(Number(202), "HT-241031-8");

    public static IReadOnlyList<(ICommand Command, Actor By)> All { get; } =
    [
        (Collect, Leader),
        (Supplement, Officer),
        (Classify, Officer),
        (Settle, Officer),
        (Escalate, Clerk),
        (Dispatch, Clerk),
        (Merge, Officer),
        (Separate, Officer),
        (Decline, Officer),
        (new WithdrawAppeal(), Officer),
        (Message, Officer),
        (Answer, Officer),
        (CallBack, Officer),
        (Evaluate, Officer),
        (Reopen, Officer),
        (new CloseAppeal(), Officer),
        (new RecuseFromAppeal { Unit = Department.Code }, Officer),
        (new LiftRecusal { Unit = Department.Code }, Officer),
        (Misuse, Officer),
        (new LiftMisuse(), Officer),
        (AskExclusion, Neighbour),
        (new GrantExclusion(), Officer),
        (DenyExclusion, Officer),
        (Verified, Actor.System),
        (new NoteTicketSentBack(LeadTicket), Actor.System),
        (Transferred, Actor.System),
        (ReopenedFollower, Actor.System),
        (new AnswerWithMain(Main, Outcome.Resolved), Actor.System),
        (HandOver, Actor.System),
        (new StrikeAppealClock(), Actor.System),
    ];
}
