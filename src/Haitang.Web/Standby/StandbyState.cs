namespace Haitang.Web.Standby;

/// <summary>What a node thinks of the standby.</summary>
public enum StandbyState
{
    /// <summary>It is read.</summary>
    Following,

    /// <summary>It answers, but lacks something for too long.</summary>
    Late,

    /// <summary>It does not answer.</summary>
    Away,

    /// <summary>It answers, but is no standby of our primary.</summary>
    Foreign,
}
