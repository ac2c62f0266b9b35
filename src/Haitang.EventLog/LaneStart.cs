namespace Haitang.EventLog;

/// <summary>Whether one more lane is to start.</summary>
internal enum LaneStart
{
    No,

    /// <summary>Requests come one at a time: on the thread of the sender.</summary>
    Here,

    Elsewhere,

    /// <summary>Not yet: ask again in a moment, in case the batch under way is held up.</summary>
    Later,
}

/// <summary>What becomes of a lane after a batch.</summary>
/// <param name="Expected">How many are worth waiting for: those that wait and those just answered, up to a crowd.</param>
/// <param name="Instead">Where the lane ends: what is to start in its place.</param>
internal readonly record struct LaneEnd(bool GoesOn, int Expected, LaneStart Instead);
