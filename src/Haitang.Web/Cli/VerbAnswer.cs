namespace Haitang.Web.Cli;

/// <summary>A verb's answer, for people as text and with <c>--json</c> for programs.</summary>
/// <param name="Code">One of <see cref="ExitCode"/>.</param>
/// <param name="Value">Written as JSON, in camelCase.</param>
internal sealed record VerbAnswer(int Code, object Value, string Text)
{
    public static VerbAnswer Done(object value, string text) => new(ExitCode.Done, value, text);

    public static VerbAnswer No(object value, string text) => new(ExitCode.No, value, text);
}
