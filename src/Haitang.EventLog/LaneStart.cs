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
