namespace Haitang.Projections.Live;

/// <summary>Where a change is announced after its commit.</summary>
public interface IChangeSignals
{
    void Post(Change change);
}
