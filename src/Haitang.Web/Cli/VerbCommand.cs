using System.CommandLine;

namespace Haitang.Web.Cli;

/// <summary>Ties what a verb does to its command.</summary>
internal static class VerbCommand
{
    /// <summary>The verb gives an answer; the frame prints it and ends with its code.</summary>
    public static Command Does(this Command command, Func<VerbCall, CancellationToken, Task<VerbAnswer>> work)
    {
        command.SetAction(async (parse, cancel) =>
        {
            var call = new VerbCall(parse);
            var answer = await work(call, cancel);
            call.Write(answer.Value, answer.Text);
            return answer.Code;
        });
        return command;
    }
}
