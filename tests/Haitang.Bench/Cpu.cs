using System.Globalization;

namespace Haitang.Bench;

/// <summary>
/// The time that this process and PostgreSQL have spent on the processors: what others do on the machine makes a round longer,
/// but hardly this. Zero where the system has no /proc.
/// </summary>
internal sealed class Cpu(int postmaster)
{
    public TimeSpan Spent() => Environment.CpuUsage.TotalTime + TimeSpan.FromMicroseconds(Children().Sum(Microseconds));

    private string[] Children()
    {
        try
        {
            return File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static double Microseconds(string process)
    {
        try
        {
            var nanoseconds = File.ReadAllText($"/proc/{process}/schedstat").Split(' ')[0];
            return long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1000d;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
