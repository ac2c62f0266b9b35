namespace Haitang.Web.Cli;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The verb did its work, and the answer is no: a check failed, a name is taken.</summary>
    public const int No = 1;

    /// <summary>Arguments or configuration are wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>The database, the data folder or the address cannot be had.</summary>
    public const int NotReachable = 3;

    /// <summary>Ended by a signal, as shells count it.</summary>
    public const int Interrupted = 130;
}
