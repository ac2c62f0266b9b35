namespace Haitang.Web.Presence;

/// <summary>
/// What one node tells the others: all of its people at one case, by their ids alone. Everybody hears it whose account may
/// listen at the database; names are looked up by whoever shows them.
/// </summary>
/// <param name="Case">Null: the node has just begun to listen, and asks all others to tell.</param>
internal sealed record PresenceNotice(Guid Node, Guid? Case, IReadOnlyList<PresenceNotice.Person> People)
{
    public const string PgChannel = "haitang_presence";

    /// <summary>PostgreSQL takes at most 8000 bytes, and a person is about 130.</summary>
    public const int MostPeople = 40;

    public static PresenceNotice Of(Guid node, Guid @case, IReadOnlyList<AtCase> people) =>
        new(node, @case, [.. people.OrderByDescending(p => p.Writes).Take(MostPeople).Select(p => new Person(p.Who.Account, p.Who.Unit, p.Writes))]);

    internal sealed record Person(Guid Account, Guid Unit, bool Writes);
}
