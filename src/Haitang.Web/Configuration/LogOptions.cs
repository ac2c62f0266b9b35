namespace Haitang.Web.Configuration;

/// <summary>How the program logs. Which categories and levels: the framework's section <c>Logging</c>.</summary>
public sealed class LogOptions
{
    public LogFormat Format { get; init; }

    public LogOutput Output { get; init; }
}

public enum LogFormat
{
    /// <summary>Text in development and on a terminal, else JSON.</summary>
    Auto,
    Text,
    Json,
}

public enum LogOutput
{
    Stdout,

    /// <summary>For verbs whose standard output is their answer.</summary>
    Stderr,
}
