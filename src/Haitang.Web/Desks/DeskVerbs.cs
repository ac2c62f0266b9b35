using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;

namespace Haitang.Web.Desks;

/// <summary>What a row's button says; the written names (kebab-case) are keys of words.</summary>
public enum DeskVerb
{
    Classify,
    Dispatch,
    Answer,
    ConfirmDecline,
    CallBack,
    Rule,
    Verify,
    Accept,
    Resume,
    Handle,
}

public static class DeskVerbs
{
    public static DeskVerb Of(Type command) =>
        command == typeof(ClassifyAppeal) ? DeskVerb.Classify
        : command == typeof(DispatchAppeal) ? DeskVerb.Dispatch
        : command == typeof(AnswerAppeal) ? DeskVerb.Answer
        : command == typeof(DeclineAppeal) ? DeskVerb.ConfirmDecline
        : command == typeof(RecordCallBack) ? DeskVerb.CallBack
        : command == typeof(VerifyTicket) ? DeskVerb.Verify
        : command == typeof(AcceptTicket) ? DeskVerb.Accept
        : command == typeof(ReturnTicket) || command == typeof(ExtendTicket) || command == typeof(SuspendTicket) ? DeskVerb.Rule
        : command == typeof(ResumeTicket) ? DeskVerb.Resume
        : DeskVerb.Handle;
}
