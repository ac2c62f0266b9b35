namespace Haitang.Web.Presence;

/// <summary>A person at a screen.</summary>
/// <param name="Name">As colleagues know him.</param>
/// <param name="Unit">Of the post that he acts in.</param>
public sealed record Somebody(Guid Account, string Name, Guid Unit);

/// <summary>Somebody at a case.</summary>
/// <param name="Writes">He is filling something in.</param>
public sealed record AtCase(Somebody Who, bool Writes);

/// <summary>A case on somebody's screen.</summary>
public sealed class OpenScreen(OpenCases cases, Guid @case, Somebody who, Action changed) : IDisposable
{
    public Guid Case => @case;

    public Somebody Who => who;

    internal Action Changed => changed;

    internal bool Writes { get; private set; }

    public IReadOnlyList<AtCase> Others => cases.Others(this);

    /// <summary>The person begins to fill in a form, or is done with it.</summary>
    public void Say(bool writes)
    {
        if (Writes == writes) return;
        Writes = writes;
        cases.Tell(this);
    }

    public void Dispose() => cases.Close(this);
}
