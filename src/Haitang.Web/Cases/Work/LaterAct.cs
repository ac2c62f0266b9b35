namespace Haitang.Web.Cases.Work;

/// <summary>Something that a person will be able to do, but not yet.</summary>
/// <param name="Waits">For what, in the reader's language.</param>
public sealed record LaterAct(string Verb, string Label, string Waits);
