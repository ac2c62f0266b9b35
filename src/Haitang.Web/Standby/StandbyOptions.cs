using System.ComponentModel.DataAnnotations;

namespace Haitang.Web.Standby;

/// <summary>How the standby named by <c>ConnectionStrings:HaitangStandby</c> is judged.</summary>
public sealed class StandbyOptions
{
    /// <summary>When it has lacked something for longer, the primary is read in its place.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan MostLate { get; init; } = TimeSpan.FromSeconds(10);
}
