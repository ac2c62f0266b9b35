using System.Runtime.InteropServices;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>The few calls of the operating system that .NET does not offer.</summary>
internal static class Posix
{
    /// <summary>PostgreSQL's fast shutdown: ends sessions, writes a checkpoint, leaves.</summary>
    public const int Interrupt = 2;

    /// <summary>PostgreSQL's immediate shutdown: leaves at once, recovers from its log at the next start.</summary>
    public const int Quit = 3;

    public static uint UserId => EffectiveUserId();

    /// <summary>Sends a signal; false when there is no such process (any more).</summary>
    public static bool Send(int processId, int signal) => Kill(processId, signal) == 0;

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUserId();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
