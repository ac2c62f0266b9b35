namespace Haitang.Projections.Live;

/// <summary>Where a change is announced after its commit.</summary>
public interface IChangeSignals
{
    void Post(Change change);

    /// <summary>A change may have happened, or may yet: nobody knows, and all screens have to look.</summary>
    void PostUnknown();
}
