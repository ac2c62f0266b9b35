using System.ComponentModel.DataAnnotations;

namespace Haitang.Web.Folding;

/// <summary>How the nodes take turns at folding.</summary>
public sealed class FoldingOptions
{
    /// <summary>How long after its last sign of life a node that folds is succeeded by another one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")] public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);
}
