namespace Haitang.Web.Cli;

/// <summary>Ends a verb with a code and one message for the person at the console.</summary>
internal sealed class VerbException(int code, string message) : Exception(message)
{
    public int Code => code;
}
