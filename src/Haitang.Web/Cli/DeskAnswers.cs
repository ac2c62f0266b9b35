using Haitang.Domain.Decisions;
using Haitang.Web.Commands;
using Haitang.Web.Words;

namespace Haitang.Web.Cli;

/// <summary>What the desk answers a verb that it does not follow; in English, as the command line is.</summary>
internal static class DeskAnswers
{
    public static VerbAnswer No(CommandAnswer answer) => answer switch
    {
        CommandAnswer.Refused refused => No(refused.Reasons),
        CommandAnswer.NotFound => No([new Refusal("http.not_found", null, [])]),
        CommandAnswer.Busy => No([new Refusal("command.busy", null, [])]),
        _ => throw new InvalidOperationException($"The desk answered {answer.GetType().Name}."),
    };

    public static VerbAnswer No(IReadOnlyList<Refusal> reasons) => InEnglish.Say(() =>
    {
        var said = reasons.Select(r => new { r.Code, r.Field, Text = Refusals.Say(r) }).ToArray();
        return VerbAnswer.No(new { errors = said }, string.Join(Environment.NewLine, said.Select(r => r.Field is null ? r.Text : $"{r.Field}: {r.Text}")));
    });
}
