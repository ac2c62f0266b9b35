namespace Haitang.Domain.Deadlines;

/// <summary>How fast the clocks of a case run.</summary>
public enum Urgency
{
    /// <summary>特急</summary>
    Emergency,
    /// <summary>紧急</summary>
    Pressing,
    /// <summary>一般</summary>
    Routine,
    /// <summary>疑难</summary>
    Complex,
}
